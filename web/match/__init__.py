"""One person's question: the form, suggestions, and the proposed link worker. Nothing of the person is stored."""
