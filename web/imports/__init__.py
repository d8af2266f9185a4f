"""Partners' lists on the web: upload, look, confirm, done."""
