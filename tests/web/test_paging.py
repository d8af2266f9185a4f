"""Long lists, a page at a time."""

import pytest
from flask import Flask, render_template_string

from tests.web.reading import elements
from web.paging import asked_page

LIST = '{% from "paging.html" import pages %}{{ pages(page, "desk.review", days=7) }}'


@pytest.mark.parametrize(
    ("asked", "total", "number", "first"),
    [("", 120, 1, 0), ("2", 120, 2, 50), ("99", 120, 3, 100), ("-1", 120, 1, 0), ("x", 0, 1, 0)],
)
def test_the_page_that_is_asked_for_is_there(asked: str, total: int, number: int, first: int, app: Flask) -> None:
    with app.test_request_context(f"/?page={asked}"):
        page = asked_page(total, 50)
        assert (page.number, page.first) == (number, first)


@pytest.mark.parametrize(("asked", "total", "links"), [(1, 50, []), (1, 51, [2]), (2, 150, [1, 3]), (3, 150, [2])])
def test_a_page_leads_to_its_neighbours(asked: int, total: int, links: list[int], app: Flask) -> None:
    with app.test_request_context(f"/?page={asked}"):
        html = render_template_string(LIST, page=asked_page(total, 50))
    assert [one["href"] for one in elements(html, "a")] == [f"/desk/review?page={at}&days=7" for at in links]
