"""What is kept."""

from agreements.models.abroad_report import AbroadReport
from agreements.models.activity import Activity
from agreements.models.affair import Affair
from agreements.models.agency import Agency, Government
from agreements.models.agreement import Agreement
from agreements.models.approval import Approval
from agreements.models.assent import Assent
from agreements.models.attachment import Attachment
from agreements.models.boundary import BorderService, BoundaryPoint, BoundaryTolerance
from agreements.models.check_rule import CheckRule, CheckRuleArticle, Override
from agreements.models.citation import Citation
from agreements.models.comment import Comment, Mention
from agreements.models.cooperation import Cooperation, CooperationPartner, PlanLink
from agreements.models.country import Country
from agreements.models.deadline import (
    DayOff,
    DeadlineArticle,
    DeadlineRule,
    clock_columns,
    clocks_from,
    clocks_on,
)
from agreements.models.dispute import Dispute
from agreements.models.event import Event, Notice
from agreements.models.guidance import (
    Guidance,
    InstrumentGuidance,
    KindGuidance,
    ObjectGuidance,
    PaperGuidance,
    StageGuidance,
)
from agreements.models.job import Job, JobItem
from agreements.models.layout import Emblem, Layout, OfficialPaper
from agreements.models.mapping import Coordination, Mapping, MappingItem, PlanEvent, PlanPaper
from agreements.models.marking import RegulationMark, ReviewTask
from agreements.models.number import Number, NumberSeries
from agreements.models.offer import Offer
from agreements.models.partner import Partner, PartnerCategory
from agreements.models.partner_link import GuestVisit, LinkTry, PartnerLink
from agreements.models.party import LegalBasis, Party
from agreements.models.plan_code import PlanCode
from agreements.models.region import Border, Region
from agreements.models.regulation import Article, Regulation, Relation
from agreements.models.report import Evaluation, EvaluationIndicator, Report
from agreements.models.revision import Initial, Revision
from agreements.models.study import Opinion, Study
from agreements.models.suggestion import Reaction, Suggestion
from agreements.models.tally import EndTally, StageTally, StateTally
from agreements.models.template import (
    Clause,
    ClauseVariant,
    DraftOrigin,
    Template,
    TemplateEvent,
    TemplateVersion,
)
from agreements.models.user import Post, User
from agreements.models.word import SearchWord
from agreements.models.word_import import WordImport
from agreements.models.year_plan import YearPlan, YearPlanRow

__all__ = [
    "AbroadReport",
    "Activity",
    "Affair",
    "Agency",
    "Agreement",
    "Approval",
    "Article",
    "Assent",
    "Attachment",
    "Border",
    "BorderService",
    "BoundaryPoint",
    "BoundaryTolerance",
    "CheckRule",
    "CheckRuleArticle",
    "Citation",
    "Clause",
    "ClauseVariant",
    "Comment",
    "Cooperation",
    "CooperationPartner",
    "Coordination",
    "Country",
    "DayOff",
    "DeadlineArticle",
    "DeadlineRule",
    "Dispute",
    "DraftOrigin",
    "Emblem",
    "EndTally",
    "Evaluation",
    "EvaluationIndicator",
    "Event",
    "Government",
    "GuestVisit",
    "Guidance",
    "Initial",
    "InstrumentGuidance",
    "Job",
    "JobItem",
    "KindGuidance",
    "Layout",
    "LegalBasis",
    "LinkTry",
    "Mapping",
    "MappingItem",
    "Mention",
    "Notice",
    "Number",
    "NumberSeries",
    "ObjectGuidance",
    "Offer",
    "OfficialPaper",
    "Opinion",
    "Override",
    "PaperGuidance",
    "Partner",
    "PartnerCategory",
    "PartnerLink",
    "Party",
    "PlanCode",
    "PlanEvent",
    "PlanLink",
    "PlanPaper",
    "Post",
    "Reaction",
    "Region",
    "Regulation",
    "RegulationMark",
    "Relation",
    "Report",
    "ReviewTask",
    "Revision",
    "SearchWord",
    "StageGuidance",
    "StageTally",
    "StateTally",
    "Study",
    "Suggestion",
    "Template",
    "TemplateEvent",
    "TemplateVersion",
    "User",
    "WordImport",
    "YearPlan",
    "YearPlanRow",
    "clock_columns",
    "clocks_from",
    "clocks_on",
]
