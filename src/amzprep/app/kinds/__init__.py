"""What the app does with the questions of each kind; one module a kind, found by looking."""
