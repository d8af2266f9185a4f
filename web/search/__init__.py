"""The front door: one box, what was understood, and the best answers with reasons."""
