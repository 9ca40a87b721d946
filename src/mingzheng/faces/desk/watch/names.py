"""What jobs, events and their receivers are called (名称)."""

_NAMES = {
    "columns.publish_due": "文章到时公开", "policy.publish_due": "政策文件到时公开",
    "policy.announce_turns": "时效更替", "publisher.retry": "重试网站更新", "search.forget": "清理过期检索记录",
    "answers.forget": "清理过期提问记录", "answers.questions": "问题索引", "question.judged": "评价答复",
    "answer.confirmed": "确认答复", "answer.withdrawn": "停用答复",
    "search.taught": "检索维护",
    "publisher": "网站更新", "search": "检索索引", "record.published": "公开", "record.revised": "修订",
    "record.withdrawn": "撤回", "record.linked": "建立关联", "record.validity_changed": "时效变化",
    "organ.changed": "机构信息变化", "site.changed": "网站信息变化", "column.changed": "栏目变化",
}  # fmt: skip


def name_of(key: str) -> str:
    """The Chinese name, or the key itself for what is not named yet."""
    return _NAMES.get(key, key)
