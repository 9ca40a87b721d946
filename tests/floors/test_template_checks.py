"""Each check of the templates finds a planted fault and passes what is right."""

import pytest

from tests.floors.template_checks import english_sentences, foreign_requests, inline_code


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<script>alert(1)</script>", ["<script> alert(1)"]),
        ('<script type="module">go()</script>', ["<script> go()"]),
        ("<style>p{}</style>", ["<style>"]),
        ('<p style="color:red">通知</p>', ["<p style=…>"]),
        ('<p {% if due %}style="color:red"{% endif %}>通知</p>', ["<p style=…>"]),
        ('<a href="{% url "desk:home" %}" onclick="go()">首页</a>', ["<a onclick=…>"]),
        ('<a href="JavaScript:go()">首页</a>', ["<a href=javascript:…>"]),
        ('<circle style="fill:red"/>', ["<circle style=…>"]),
    ],
)
def test_inline_code_is_found(template, found):
    assert inline_code(template) == found


@pytest.mark.parametrize(
    "template",
    [
        '<script src="{% static "desk/keys.js" %}" defer></script>',
        '<script type="application/ld+json">{"@type": "Legislation"}</script>',
        "{# <script>old()</script> #}{% comment %}<p style='x'></p>{% endcomment %}",
        '<p class="style" data-on="1">通知</p>',
    ],
)
def test_inline_code_passes_what_the_policy_allows(template):
    assert inline_code(template) == []


@pytest.mark.parametrize(
    "template",
    [
        '<script src="https://cdn.example.com/a.js"></script>',
        '<img src="//example.com/a.png" alt="">',
        '<link rel="stylesheet" href="http://example.com/a.css">',
    ],
)
def test_foreign_requests_are_found(template):
    assert len(foreign_requests(template)) == 1


@pytest.mark.parametrize(
    "template",
    [
        '<a href="https://www.example.gov.cn/">上级网站</a>',
        '<img src="{{ picture.url }}" alt="">',
        '<link rel="canonical" href="https://www.example.gov.cn/a">',
    ],
)
def test_foreign_requests_passes_links_and_own_files(template):
    assert foreign_requests(template) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Please log in first</p>", ["Please log in first"]),
        ('<input placeholder="Type your question">', ["Type your question"]),
        ("<p>{% if x %}Nothing was found{% endif %}</p>", ["Nothing was found"]),
        ('<meta name="description" content="An open government site">', ["An open government site"]),
    ],
)
def test_english_sentences_are_found(template, found):
    assert english_sentences(template) == found


@pytest.mark.parametrize(
    "template",
    [
        "<p>支持 PDF、OFD 和 Word 格式</p>",
        "<code>pip install the thing</code>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "{% trans 'Please log in first' %}",
        "<p>Mulan PSL 许可</p>",
    ],
)
def test_english_sentences_passes_names_and_code(template):
    assert english_sentences(template) == []
