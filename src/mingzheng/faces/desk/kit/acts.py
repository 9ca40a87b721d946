"""What the acts of the log are called (动作名称). A test holds that every act written anywhere has its name here."""

ACTS: dict[str, str] = {
    "policy.create": "起草", "policy.edit": "修改", "policy.delete": "删除草稿", "policy.answer": "说明审查提示",
    "article.mask": "打码", "article.mask_attachment": "附件打码",
    "policy.attach": "上传附件", "policy.detach": "删除附件", "policy.mask": "打码",
    "policy.mask_attachment": "附件打码", "policy.submit": "送审", "policy.return": "退回起草人",
    "policy.recall": "取回", "policy.approve": "签发（不予主动公开）", "policy.schedule": "签发，定时公开",
    "policy.unschedule": "取消定时", "policy.publish": "公开", "policy.import": "存量导入并公开",
    "policy.import_update": "再次导入", "policy.withdraw": "撤回", "policy.reopen": "重新起草",
    "policy.propose_revision": "提出修订", "policy.revise": "修订已公开", "policy.validity": "登记时效",
    "article.create": "起草文章", "article.edit": "修改文章", "article.attach": "文章上传附件",
    "article.detach": "文章删除附件", "article.answer": "说明审查提示", "article.submit": "文章送审", "article.return": "退回起草人", "article.recall": "取回",
    "article.schedule": "签发，定时公开", "article.publish": "公开文章", "article.import": "导入文章",
    "article.withdraw": "撤回文章",
    "review.first.pass": "初审通过", "review.first.return": "初审退回", "review.secrecy.pass": "保密审查通过",
    "review.secrecy.return": "保密审查退回", "review.sign.pass": "签发", "review.sign.return": "签发人退回",
    "review.recall": "取回送审",
    "site.keep": "维护网站信息", "column.keep": "维护栏目", "organ.change": "维护机构信息",
    "calendar.mark": "标记工作日历", "calendar.unmark": "取消日历标记", "calendar.confirm": "核定年度日历",
    "article.unschedule": "取消定时", "article.reopen": "重新起草", "record.link": "建立关联",
    "organ.found": "新建机构", "site.manifest": "签署网站清单",
    "search.synonyms_add": "添加同义词", "search.synonyms_remove": "删除同义词",
    "search.pin": "置顶检索结果", "search.unpin": "取消置顶",
    "answer.confirm": "确认答复", "answer.withdraw": "停用答复",
    "person.create": "新建人员", "person.change": "修改人员资料", "person.give_role": "授予角色",
    "person.take_role": "收回角色", "person.reset_password": "重设密码", "person.activate": "启用账号",
    "person.deactivate": "停用账号",
}  # fmt: skip
UNKNOWN = "其他操作"


def act_name(action: str) -> str:
    return ACTS.get(action, UNKNOWN)
