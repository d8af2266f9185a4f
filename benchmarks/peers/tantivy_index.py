"""tantivy: a search library in Rust, through its Python binding; one thread, one segment, ids from a fast column."""

import math
import shutil
from collections.abc import Sequence
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from benchmarks.corpus import Box, Corpus
from benchmarks.peers import LIMIT, stems_of
from benchmarks.questions import Question

_HEAP = 500_000_000
_FIELDS = ("name", "organization", "description")
_ONE_FIELD = ("text",)


class Tantivy:
    """Any of our stems; each text in a field of its own, or, which is less work, all in one."""

    def __init__(self, corpus: Corpus, folder: Path, *, one_field: bool = False) -> None:
        self.name = "tantivy, one field" if one_field else "tantivy"
        self.fields = _ONE_FIELD if one_field else _FIELDS
        self.schema = _schema(self.fields, "whitespace")
        writer, self.index = _fresh(self.schema, folder)
        places = zip(corpus.latitude.tolist(), corpus.longitude.tolist(), strict=True)
        for number, (texts, (latitude, longitude)) in enumerate(zip(corpus.stemmed, places, strict=True)):
            document = tantivy.Document(number=number, category=corpus.categories[number])
            for field, text in zip(self.fields, (" ".join(texts),) if one_field else texts, strict=True):
                document.add_text(field, text)
            if math.isfinite(latitude):
                document.add_float("latitude", latitude)
                document.add_float("longitude", longitude)
            writer.add_document(document)
        self.searcher = _committed(writer, self.index)

    def search(self, question: Question) -> list[int]:
        """The numbers of the first 20 listings."""
        stems = stems_of(question)
        if not stems:
            return []
        query = self.index.parse_query(" ".join(stems), list(self.fields))
        box = Box.around(question)
        if box and question.category:
            query = self._filtered(query, box, question.category)
        return _numbers(self.searcher, query, LIMIT)

    def _filtered(self, query: Query, box: Box, category: str) -> Query:
        within = [
            Query.range_query(self.schema, "latitude", tantivy.FieldType.Float, box.south, box.north),
            Query.range_query(self.schema, "longitude", tantivy.FieldType.Float, box.west, box.east),
            Query.term_query(self.schema, "category", category),
        ]
        return Query.boolean_query([(Occur.Must, part) for part in (query, *within)])


class FuzzyNames:
    """Names with words within some edits of those asked, or just those."""

    name = "tantivy fuzzy"

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self.schema = _schema(("name",), "default")
        writer, self.index = _fresh(self.schema, folder)
        for number, texts in enumerate(corpus.texts):
            writer.add_document(tantivy.Document(number=number, name=[texts[0]]))
        self.searcher = _committed(writer, self.index)

    def find(self, name: str, edits: int) -> list[int]:
        """The numbers of up to 10 listings."""
        parts = []
        for word in name.split():
            parts.append(Query.fuzzy_term_query(self.schema, "name", word, edits, True))
            parts.append(Query.term_query(self.schema, "name", word))
        return _numbers(self.searcher, Query.boolean_query([(Occur.Should, part) for part in parts]), 10)


def _schema(fields: Sequence[str], tokenizer: str) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", indexed=True, fast=True)
    for field in fields:
        builder.add_text_field(field, tokenizer_name=tokenizer)
    builder.add_text_field("category", tokenizer_name="raw")
    builder.add_float_field("latitude", indexed=True, fast=True)
    builder.add_float_field("longitude", indexed=True, fast=True)
    return builder.build()


def _fresh(schema: tantivy.Schema, folder: Path) -> tuple[tantivy.IndexWriter, tantivy.Index]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    index = tantivy.Index(schema, str(folder))
    index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index.writer(heap_size=_HEAP, num_threads=1), index


def _committed(writer: tantivy.IndexWriter, index: tantivy.Index) -> tantivy.Searcher:
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index.searcher()


def _numbers(searcher: tantivy.Searcher, query: Query, limit: int) -> list[int]:
    hits = searcher.search(query, limit, count=False).hits
    numbers: list[int] = searcher.fast_field_values("number", [address for _, address in hits])
    return numbers
