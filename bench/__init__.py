"""Measures: ratios against a named baseline of the same run, because machines differ and are noisy."""
