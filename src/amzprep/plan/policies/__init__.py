"""How `today` chooses: one module per policy, found by the registry under `POLICY`."""
