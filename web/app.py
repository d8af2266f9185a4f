"""The web application, put together."""

from typing import Any

from flask import Flask, request
from flask_wtf.csrf import CSRFProtect

from directory.settings import LANGUAGES, Settings
from web import pages
from web.access import set_up_access
from web.accessibility.views import bp as accessibility
from web.account.set_up import set_up_accounts
from web.account.views import bp as account
from web.accounts.views import bp as accounts
from web.cards.as_html import set_up_cards
from web.cases.marks import bp as case_marks
from web.cases.profiles import bp as case_profiles
from web.cases.sharing import bp as case_sharing
from web.cases.views import bp as cases
from web.curation.set_up import set_up_curation
from web.db import set_up_database
from web.desk.views import bp as desk
from web.duplicates.views import bp as duplicates
from web.errors import set_up_errors
from web.i18n import LANGUAGE_NAMES, current_language, set_up_languages
from web.imports.set_up import set_up_imports, set_up_upload_limit
from web.lasting_files import set_up_lasting_files
from web.maps.views import bp as maps
from web.match.views import bp as match
from web.offline.views import bp as offline
from web.prepared_templates import set_up_moulds
from web.reports.desk import bp as reported
from web.reports.on_the_entry import set_up_reports
from web.reports.views import bp as reports
from web.search.kept_pages import set_up_kept_pages
from web.search.views import bp as search
from web.searches.recording import set_up_searches
from web.searches.views import bp as searches
from web.security import set_up_proxies, set_up_security
from web.services.views import bp as services
from web.serving.compression import set_up_compression
from web.serving.secret_key import secret_key
from web.shortlist.views import bp as shortlist
from web.tags.views import bp as tags
from web.team.members import bp as team_members
from web.team.plan_views import bp as team_plan
from web.team.views import bp as team
from web.team.what_if_views import bp as team_what_if
from web.team.workers import bp as team_workers
from web.unmet.views import bp as unmet
from web.weights.views import bp as weights

MAX_REQUEST_BYTES = 256 * 1024
NOWHERE = (None, "search.home")  # who signs in from there was not going anywhere: the desk says what waits


def create_app(settings: Settings) -> Flask:
    """Make the application for these settings; it opens the database at the first request."""
    app = Flask("web")
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=secret_key(settings),
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a form stays open during a whole conversation
        WTF_I18N_ENABLED=False,
    )
    set_up_lasting_files(app)
    set_up_kept_pages(app, "search.results")  # first, so that a kept page waits for nothing
    set_up_compression(app)
    set_up_upload_limit(app, settings)  # before the form is read for its token
    CSRFProtect(app)
    set_up_database(app, settings)
    set_up_languages(app)
    set_up_proxies(app, settings.sign_in)
    set_up_access(app)
    set_up_security(app, settings)
    set_up_accounts(app, settings)
    set_up_errors(app)
    pages.set_up_templates(app)
    set_up_moulds(app)
    set_up_cards(app)
    set_up_searches(app, settings)
    app.context_processor(_of_every_page)
    public = (search, services, match, maps, reports, shortlist, offline, accessibility)
    people = (cases, case_profiles, case_marks, case_sharing)
    teams = (team, team_plan, team_what_if, team_workers, team_members)
    inside = (searches, unmet, reported, account, accounts, desk, tags, duplicates, weights)
    for blueprint in (*public, *people, *teams, *inside):
        app.register_blueprint(blueprint)
    set_up_curation(app)
    set_up_reports(app)
    set_up_imports(app, settings)
    return app


def _of_every_page() -> dict[str, Any]:
    return {
        "language": current_language(),
        "language_links": [(code, LANGUAGE_NAMES[code], pages.page_in_language(code)) for code in LANGUAGES]
        if request.method in {"GET", "HEAD"}  # a link cannot repeat what a form sent
        else [],
        "sign_in_next": request.full_path.rstrip("?")
        if request.endpoint not in NOWHERE and request.method == "GET"
        else None,
    }
