"""Files and public pages are sent compressed: the styles alone have 600 KB, and people read on a phone outdoors."""

from flask import Flask, Response, request, session
from flask_compress import Compress

ALGORITHMS = ["zstd", "br", "gzip"]


def set_up_compression(app: Flask) -> None:
    """Compress what a browser can unpack.

    Pages of people who have signed in are left as they are: how well a page with a secret and somebody else's words
    can be compressed tells something of the secret (the attack called BREACH).
    """
    app.config.update(COMPRESS_REGISTER=False, COMPRESS_ALGORITHM=ALGORITHMS, COMPRESS_ALGORITHM_STREAMING=ALGORITHMS)
    compress = Compress(app)

    @app.after_request
    def send_small(response: Response) -> Response:
        if request.endpoint == "static" or "_user_id" not in session:
            return compress.after_request(response)
        return response
