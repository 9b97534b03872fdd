"""Word files that nobody takes in go with their bytes; what is in use anywhere stays."""

import os
import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone

from agreements.documents import archive
from agreements.models import Attachment, WordImport
from agreements.rules.enums import Role, WordState
from agreements.workflow.word_imports import choose, drop, look, receive, take
from agreements.workflow.word_tidying import KEPT, tidy
from tests import factories
from tests.documents import opd_drafts

DATA = opd_drafts.word_auto().data
OTHER = opd_drafts.bullets().data if hasattr(opd_drafts, "bullets") else opd_drafts.bab_and_citations().data
DAY = timedelta(days=1)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK"))


@pytest.fixture
def writer(opd):
    return factories.user(Role.OPO, opd).actor(factories.today())


def uploaded(draft, writer, data=DATA):
    return receive(draft, by=writer, data=data, name="naskah.docx")


def aged(row, days=KEPT.days + 1):
    """Let a row and its bytes be so many days old."""
    then = timezone.now() - timedelta(days=days)
    WordImport.objects.filter(pk=row.pk).update(touched_at=then)
    os.utime(archive.path_of(row.sha256), (then.timestamp(), then.timestamp()))


def is_there(row):
    return WordImport.objects.filter(pk=row.pk).exists(), archive.path_of(row.sha256).exists()


def test_what_was_left_goes_with_its_bytes_and_younger_ones_stay(draft, writer):
    old, young = uploaded(draft, writer), uploaded(draft, writer, OTHER)
    aged(old)
    aged(young, KEPT.days - 1)
    assert tidy() == 1
    assert (is_there(old), is_there(young)) == ((False, False), (True, True))
    assert tidy() == 0


def test_what_was_put_aside_goes_too(draft, writer):
    row = drop(uploaded(draft, writer), by=writer)
    aged(row)
    assert tidy() == 1
    assert is_there(row) == (False, False)


def test_a_file_that_was_taken_in_stays(draft, writer):
    row = uploaded(draft, writer)
    take(row, by=writer, seen=look(row).seen)
    aged(row)
    assert tidy() == 0
    assert is_there(row) == (True, True)


def test_a_choice_made_on_it_counts_as_use(draft, writer):
    row = uploaded(draft, writer)
    aged(row)
    choose(row, by=writer, parts={"p1": "kini"})
    assert tidy() == 0


def test_bytes_that_another_row_has_stay(draft, writer):
    row, again = uploaded(draft, writer), uploaded(draft, writer)
    aged(row)
    assert row.sha256 == again.sha256
    assert tidy() == 1
    assert is_there(again) == (True, True)
    take(again, by=writer, seen=look(again).seen)
    assert Attachment.objects.filter(sha256=row.sha256).exists()
    second = uploaded(draft, writer)
    aged(second)
    assert tidy() == 1
    assert archive.read(row.sha256) == DATA


def test_bytes_that_came_again_just_now_stay(draft, writer):
    """Their new row may not be written yet."""
    row = uploaded(draft, writer)
    aged(row)
    archive.store(DATA, name="naskah.docx")
    assert tidy() == 1
    assert archive.read(row.sha256) == DATA


def test_bytes_that_come_again_while_they_are_put_aside_are_put_back(draft, writer, monkeypatch):
    row = uploaded(draft, writer)
    aged(row)
    rename = os.rename

    def stored_between(source, target):
        archive.store(DATA, name="naskah.docx")
        rename(source, target)

    monkeypatch.setattr(os, "rename", stored_between)
    assert not archive.discard(row.sha256, before=timezone.now() - DAY)
    assert archive.read(row.sha256) == DATA
    assert not list(archive.path_of(row.sha256).parent.glob(".gone-*"))


def test_bytes_that_are_not_there_are_no_trouble():
    assert not archive.discard("0" * 64, before=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_one_that_is_being_decided_on_is_left_alone():
    agency = factories.agency()
    draft = factories.agreement(agency=agency, text=factories.text("MAKSUD", "OBJEK"))
    row = uploaded(draft, factories.user(Role.OPO, agency).actor(factories.today()))
    aged(row)
    held, tidied, told = threading.Event(), threading.Event(), []

    def hold():
        with transaction.atomic():
            WordImport.objects.select_for_update().get(pk=row.pk)
            held.set()
            told.append(tidied.wait(20))
        connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(20)
    found = tidy()
    tidied.set()
    thread.join()
    assert (found, told, is_there(row)) == (0, [True], (True, True))
    assert WordImport.objects.get(pk=row.pk).state == WordState.WAITING
