"""A check as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code scanning reads."""

import re
from collections.abc import Iterator

from actloss.checked import CheckReport, TableCheck
from actloss.escape import quoted, visible
from actloss.plain import Json
from actloss.render import json
from actloss.render.checks import View
from actloss.render.sarif_rules import RULE_AT, rules
from actloss.render.spots import Spot, path_of, spots, uri_of

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LONGEST = 4096
"""Characters of a message."""
# SARIF has links in plain messages, and a label must not make one: "[text](target)".
_LINK = re.compile(r"\](?=\()")


def render(report: CheckReport, view: View) -> str:
    """Return one run with all tables; a table that could not be checked is a notification of the tool."""
    version: dict[str, Json] = {"semanticVersion": view.version} if view.version else {}
    driver: dict[str, Json] = {"name": "actloss", **version, "rules": rules()}
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "automationDetails": {"id": _category(report, view)},
        "invocations": [_invocation(report, view)],
        "results": [_result(spot, view) for spot in spots(report, view)],
    }
    return json.render({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _category(report: CheckReport, view: View) -> str:
    """Return what tells this report from others of the same commit: the table, where there is one."""
    files = [uri_of(path_of(table.name, view)) for table in report.tables]
    return f"actloss/{files[0]}/" if len(files) == 1 else "actloss/"


def _invocation(report: CheckReport, view: View) -> Json:
    return {
        "executionSuccessful": not any(table.error for table in report.tables),
        "exitCode": report.exit_code,
        "toolExecutionNotifications": list(_notifications(report.tables, view)),
    }


def _notifications(tables: tuple[TableCheck, ...], view: View) -> Iterator[Json]:
    for table in tables:
        if table.error is not None:
            path = path_of(table.name, view)
            yield {
                "level": "error",
                "message": {"text": _text(f"{visible(path, limit=1000)}: {table.error}")},
                "locations": [_location(path, 1)],
            }


def _result(spot: Spot, view: View) -> Json:
    finding = spot.finding
    table = visible(path_of(spot.table.name, view), limit=1000)
    column = "" if finding.column is None else f", column {quoted(finding.column)}"
    fix = f"; fix: {finding.fix}" if finding.fix else ""
    return {
        "ruleId": finding.code,
        # -1 stands for a rule that the list does not have.
        "ruleIndex": RULE_AT.get(finding.code, -1),
        "level": finding.severity.value,
        "message": {"text": _text(f"{table}{column}: {finding.message}{fix}")},
        "locations": [_location(spot.path, spot.line)],
        "partialFingerprints": {"primaryLocationLineHash": f"{spot.fingerprint}:1"},
        "properties": {"row": finding.row, "count": finding.count},
    }


def _location(path: str, line: int) -> Json:
    # A line of a table is no statement: its first sign is marked, since code scanning wants a region.
    region: Json = {"startLine": line, "startColumn": 1, "endLine": line, "endColumn": 2}
    return {"physicalLocation": {"artifactLocation": {"uri": uri_of(path)}, "region": region}}


def _text(message: str) -> str:
    return _LINK.sub("] ", visible(message, limit=_LONGEST))
