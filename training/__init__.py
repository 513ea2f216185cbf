"""How the shipped language model is trained, measured and exported; nothing in kg imports this package."""
