"""How each kind is drilled on a terminal; one module a kind, found by looking."""
