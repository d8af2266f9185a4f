"""What signing in says, in our words; the keys are Flask-Security's."""

from collections.abc import Mapping

from directory.i18n import N_

LOCKED_ACCOUNT = N_("Too many attempts failed: try again in a quarter of an hour.")
LINK_SPENT = N_("This link was used already or is too old: a new one is needed.")

_WRONG = N_(
    "That did not work. Check address and password; after five wrong attempts in a row an account waits for a quarter "
    "of an hour."
)
_WRONG_CODE = N_(
    "This code does not fit. Take the one that the app shows now; each works once, so after one that was used wait for "
    "the next."
)

ERRORS: Mapping[str, str] = {
    "API_ERROR": N_("This cannot be used. Please start over."),
    "GENERIC_AUTHN_FAILED": _WRONG,
    "USER_DOES_NOT_EXIST": _WRONG,
    "INVALID_PASSWORD": N_("This is not your password."),
    "PASSWORD_MISMATCH": N_("This is not your password."),
    "DISABLED_ACCOUNT": N_("This account is switched off: ask an administrator."),
    "EMAIL_NOT_PROVIDED": N_("Write your e-mail address."),
    "INVALID_EMAIL_ADDRESS": N_("This is no e-mail address: write it as name@example.org."),
    "PASSWORD_NOT_PROVIDED": N_("Write your password."),
    "PASSWORD_INVALID_LENGTH": N_("At least %(length)s signs are needed: a few words in a row are easy to remember."),
    "RETYPE_PASSWORD_MISMATCH": N_("The two passwords differ."),
    "PASSWORD_IS_THE_SAME": N_("This is the password that you have: choose another one."),
    "INVALID_RESET_PASSWORD_TOKEN": LINK_SPENT,
    "PASSWORD_RESET_EXPIRED": LINK_SPENT,
    "INVALID_CONFIRMATION_TOKEN": LINK_SPENT,
    "CONFIRMATION_EXPIRED": LINK_SPENT,
    "CHANGE_EMAIL_EXPIRED": LINK_SPENT,
    "EMAIL_ALREADY_ASSOCIATED": N_("There is already an account for %(email)s."),
    "INVALID_REDIRECT": N_("That page is not one of ours."),
    "INVALID_CODE": _WRONG_CODE,
    "TWO_FACTOR_INVALID_TOKEN": _WRONG_CODE,
    "TWO_FACTOR_PERMISSION_DENIED": N_("Please sign in again."),
    "TWO_FACTOR_METHOD_NOT_AVAILABLE": N_("Choose one of these."),
    "TWO_FACTOR_SETUP_EXPIRED": N_("That took too long. Please start over."),
    "INVALID_RECOVERY_CODE": N_("This code does not fit, or was used already."),
    "NO_RECOVERY_CODES_SETUP": N_("There are no spare codes yet: make some."),
    "OAUTH_HANDSHAKE_ERROR": N_("The other site did not confirm who you are. Try again, or use your password."),
    "IDENTITY_NOT_REGISTERED": N_("There is no account here for you yet: ask an administrator for one."),
    "UNAUTHENTICATED": N_("Sign in to see this page."),
    "UNAUTHORIZED": N_("Your role does not open this page."),
    "ANONYMOUS_USER_REQUIRED": N_("You are signed in already."),
    "WEBAUTHN_EXPIRED": N_("That took too long. Please start over."),
    "WEBAUTHN_NAME_REQUIRED": N_("Give the passkey a name, such as “phone”."),
    "WEBAUTHN_NAME_INUSE": N_("You have a passkey called %(name)s: choose another name."),
    "WEBAUTHN_NAME_NOT_FOUND": N_("You have no passkey called %(name)s."),
    "WEBAUTHN_NAME_DISALLOWED_CHARACTERS": N_("A name has letters, numbers and spaces only."),
    "WEBAUTHN_CREDENTIAL_ID_INUSE": N_("This passkey is known already."),
    "WEBAUTHN_UNKNOWN_CREDENTIAL_ID": N_("This passkey is not known here."),
    "WEBAUTHN_ORPHAN_CREDENTIAL_ID": N_("This passkey is not known here."),
    "WEBAUTHN_NO_VERIFY": N_("The passkey did not confirm who you are. Try again."),
    "WEBAUTHN_CREDENTIAL_WRONG_USAGE": N_(
        "This passkey is for another moment of signing in: sign in with the password, and use it where you "
        "are asked for it."
    ),
    "WEBAUTHN_MISMATCH_USER_HANDLE": N_("This passkey belongs to somebody else."),
}
NOTICES: Mapping[str, str] = {
    "REAUTHENTICATION_REQUIRED": N_("For this, say once more who you are."),
    "REAUTHENTICATION_SUCCESSFUL": N_("Thank you."),
    "LOGIN": N_("Sign in to see this page."),
    "PASSWORD_RESET_REQUEST": N_("If there is an account for %(email)s, a link is on its way there."),
    "GENERIC_RECOVERY": N_("If there is an account for that address, a link is on its way there."),
    "CONFIRMATION_REQUEST": N_("A link is on its way to %(email)s: open it there."),
    "PASSWORD_RESET_NO_LOGIN": N_("Your password is set. Sign in with it."),
    "PASSWORD_CHANGE": N_("Your password is changed. Other devices must sign in again."),
    "EMAIL_CONFIRMED": N_("Thank you, your address is confirmed."),
    "ALREADY_CONFIRMED": N_("Your address is confirmed already."),
    "CHANGE_EMAIL_SENT": N_("A link is on its way to %(email)s: open it there, and the new address counts."),
    "CHANGE_EMAIL_CONFIRMED": N_("Your new address counts from now on."),
    "TWO_FACTOR_LOGIN_SUCCESSFUL": N_("You are signed in."),
    "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": N_("From now on the app's code is asked for. Make spare codes, too."),
    "TWO_FACTOR_DISABLED": N_("The app's code is not asked for any more."),
    "WEBAUTHN_REGISTER_SUCCESSFUL": N_("The passkey %(name)s can be used now."),
    "WEBAUTHN_CREDENTIAL_DELETED": N_("The passkey %(name)s is removed."),
}
SUBJECTS: Mapping[str, str] = {
    "EMAIL_SUBJECT_PASSWORD_RESET": N_("Prossima: choose a new password"),
    "EMAIL_SUBJECT_CONFIRM": N_("Prossima: confirm your address"),
    "EMAIL_SUBJECT_PASSWORD_NOTICE": N_("Prossima: your password was changed"),
    "EMAIL_SUBJECT_PASSWORD_CHANGE_NOTICE": N_("Prossima: your password was changed"),
    "CHANGE_EMAIL_SUBJECT": N_("Prossima: confirm your new address"),
}


def as_settings() -> dict[str, object]:
    """Under the names by which the library looks for them."""
    said = {f"SECURITY_MSG_{key}": (text, "error") for key, text in ERRORS.items()}
    said |= {f"SECURITY_MSG_{key}": (text, "success") for key, text in NOTICES.items()}
    return said | {f"SECURITY_{key}": text for key, text in SUBJECTS.items()}
