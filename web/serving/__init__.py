"""How pages are served: by which processes, signed with which key, sent compressed, which may be kept for others."""
