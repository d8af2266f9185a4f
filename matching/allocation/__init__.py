"""Who walks with whom in a whole team: the question, the best assignment, and the plan that comes of it."""
