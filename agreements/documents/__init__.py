"""Documents: agreements, summary sheets and lists as paper (PDF), kept by content.

content            Agreement -> rules.draft.Draft (the only file here that knows models)
completeness       what a draft still lacks before it may be printed
wording, layout    Draft -> sentences and blocks, plain data for the templates
agreement_pages    the agreement as PDF and as preview
page_blocks        its HTML as blocks, and cuts that begin where a page does
live_pages         its pages while it is typed: only what can have changed is laid out
summary_pages      the dossier's summary sheet
register_pages     the register's filtered list
pdf                HTML -> PDF; the only file that imports WeasyPrint
store              renditions kept under the hash of what they were made from
"""
