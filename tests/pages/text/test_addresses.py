"""An old address has one normal form, however it is spelled."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.text.addresses import MOST_PARAMETERS, Address, decoded, readable
from tests.pages.text.spellings import addresses, spellings

pytestmark = pytest.mark.no_database

anything = st.text(max_size=40) | st.text(alphabet="%25Cc3aA9Ee/?&=+#é\u0301", max_size=40)


@given(anything)
def test_what_is_decoded_stays_as_it_is(text):
    assert decoded(decoded(text)) == decoded(text)


@given(anything, anything)
def test_the_normal_form_is_its_own(path, query):
    address = Address.of(path, query)
    assert Address.of(address.path, "&".join(address.parameters)) == address


@given(anything)
def test_what_is_shown_reads_as_what_was_typed(text):
    assert Address.written(readable(text)) == Address.written(text)
    assert readable(readable(text)) == readable(text)


@given(addresses, st.data())
def test_all_spellings_have_one_key(address, data):
    one, other = data.draw(spellings(address)), data.draw(spellings(address))
    assert Address.written(one).key == Address.written(other).key


@given(addresses, addresses)
def test_two_addresses_have_two_keys(one, other):
    forms = [Address.written(f"{path}?{'&'.join(query)}") for path, query in (one, other)]
    assert (forms[0].key == forms[1].key) == (forms[0] == forms[1])


@given(addresses, st.lists(st.sampled_from(["utm_source=x", "fbclid=1", "é=9"]), max_size=3))
def test_it_is_found_by_the_keys_of_every_address_where_it_answers(address, more):
    path, query = address
    stored = Address.of(path, "&".join(query))
    asked = Address.of(path, "&".join([*more, *query]))
    assert stored.answers(asked)
    assert stored.sought_key in asked.seeking_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/boucle-a", "/boucle-a/"),
        ("/a?b=1&c=2", "/a?c=2&b=1"),
        ("/a?b", "/a/?b="),
        ("/a?b=1#haut", "/a?b=1"),
        ("/été/", "/%C3%A9t%C3%A9/"),
        ("/e\u0301te\u0301/", "/été"),
        ("/%E9t%E9/", "/été/"),
        ("/a?q=deux+mots", "/a?q=deux%20mots"),
        ("/", "/?"),
    ],
)
def test_these_are_one(one, other):
    assert Address.written(one) == Address.written(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a", "/A"),
        ("/en/a", "/a"),
        ("/a?b=1", "/a?b=2"),
        ("/a?b=1", "/a"),
        ("/été", "/ete"),
        ("/%E9", "/%E8"),
    ],
)
def test_these_are_two(one, other):
    assert Address.written(one).key != Address.written(other).key


def test_the_most_particular_parameter_is_the_one_sought():
    address = Address.written("/index.php?view=article&id=12&option=com_content")
    assert address.sought_key == Address.written("/index.php?id=12").key


@pytest.mark.parametrize("query", ["&".join(f"a{n}={n}" for n in range(10_000)), quote("%" * 3) * 5_000])
def test_a_very_long_question_is_read_in_part(query):
    assert len(Address.of("/a", query).seeking_keys) <= MOST_PARAMETERS + 1
