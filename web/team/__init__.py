"""The coordinator's view of the team: caseloads, who has room for what, and who waits."""
