"""The kinds of question, one module each: its keys, and what must hold between them."""
