"""`make screenshots` shows every page: whoever adds one adds its picture."""

from tests.browser.pictures.__main__ import OF_ADMINISTRATORS, OF_COORDINATORS, OF_PARTNERS, OF_READERS
from tests.web.territory import Territory
from web.app import create_app

PICTURED = {
    address.partition("?")[0]
    for pages in (OF_READERS, OF_COORDINATORS, OF_ADMINISTRATORS, OF_PARTNERS)
    for address in pages.values()
}
NO_PAGES = {
    "/account/begin",  # leads to where one's work begins
    "/curation/organizations",  # what a form asks for while one types
    "/imports/schedules",  # leads to the page of one list
    "/manifest.webmanifest",
    "/offline/area.json",
    "/search/points",
    "/suggest",
    "/sw.js",
    "/weights/weights.csv",
}
ON_THE_WAY = {  # shown in the middle of signing in or changing something; looked at by the tests of that
    "/account/again",
    "/account/code",
    "/account/confirm",
    "/account/email",
    "/account/passkey/again",
    "/account/passkeys/remove",
    "/account/rescue",
    "/account/second-step",
    "/account/spare-code",
    "/account/spare-codes",
    "/cases/left",
    "/team/plan/applied",
}


def test_every_page_without_a_name_in_its_address_has_a_picture(territory: Territory) -> None:
    app = create_app(territory.settings)
    addresses = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments}
    app.extensions["engine"].dispose()
    assert addresses - NO_PAGES - ON_THE_WAY <= PICTURED
    assert addresses >= ON_THE_WAY
