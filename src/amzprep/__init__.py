"""amzprep: practise for the Amazon Machine Learning Engineer interview in a terminal."""

__version__ = "0.1.0"
