"""Messages by e-mail, through the server that the settings name."""

import smtplib
import ssl
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from flask import Flask, current_app, render_template
from flask_security import MailUtil

from directory.errors import AppError, NotReady
from directory.i18n import N_
from directory.settings import SignIn
from web.i18n import gettext

TIMEOUT_SECONDS = 15


class Post(MailUtil):
    """Sends what Flask-Security writes, after the answer: how long it takes tells nobody whether an account exists."""

    def __init__(self, app: Flask) -> None:
        """One message after another."""
        super().__init__(app)
        self._sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")

    def send_mail(
        self,
        template: str,  # noqa: ARG002 - the library's signature
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],  # noqa: ARG002
        body: str | None,
        html: str | None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> None:
        """Queue it; a failure is logged without the message, which holds a link."""
        sign_in: SignIn = current_app.config["SETTINGS"].sign_in
        if not sign_in.smtp_url:
            return
        message = written(sign_in, str(recipient), str(subject), body or "")
        self._sender.submit(_deliver_or_log, sign_in, message, current_app.logger)

    def validate(self, email: str) -> str:
        """An address as the library keeps it; nobody is asked over the network."""
        return self.normalize(email)


def send_now(recipient: str, subject: str, template: str, **facts: Any) -> None:
    """Send a message while its writer waits.

    Raises:
        NotReady: it could not be given to the mail server.
    """
    sign_in: SignIn = current_app.config["SETTINGS"].sign_in
    deliver(sign_in, written(sign_in, recipient, gettext(subject), render_template(template, **facts)))


def written(sign_in: SignIn, recipient: str, subject: str, body: str) -> EmailMessage:
    """A message in plain text."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sign_in.mail_from, recipient, subject
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body.strip() + "\n")
    return message


def deliver(sign_in: SignIn, message: EmailMessage) -> None:
    """Give a message to the server of the settings; a password travels encrypted only.

    Raises:
        NotReady: the server does not take it.
    """
    server = urlsplit(sign_in.smtp_url)
    try:
        with _connect(server) as connection:
            if server.username:
                connection.login(unquote(server.username), unquote(server.password or ""))
            connection.send_message(message)
    except (OSError, smtplib.SMTPException) as problem:
        text = N_(
            "The message could not be sent (%(problem)s). Tell whoever runs this site, or hand the link over yourself."
        )
        raise NotReady(text, problem=type(problem).__name__) from problem


def _connect(server: SplitResult) -> smtplib.SMTP:
    host = server.hostname or ""
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT_SECONDS, context=context)
    connection = smtplib.SMTP(host, server.port or 587, timeout=TIMEOUT_SECONDS)
    connection.ehlo()
    if server.username or connection.has_extn("starttls"):
        connection.starttls(context=context)
        connection.ehlo()
    return connection


def _deliver_or_log(sign_in: SignIn, message: EmailMessage, logger: Any) -> None:
    try:
        deliver(sign_in, message)
    except AppError as problem:
        logger.error("A message was not sent: %s", problem)  # noqa: TRY400 - a trace could hold the message
