"""Performance forms as places print them, for published.py: rows of texts, and the cells that cover more than one place."""

UNITS = {"tenThousandYuan": ("万元", 10_000), "yuan": ("元", 1)}


class Form:
    """A form: like a table, but with cells over several rows and columns everywhere."""

    def __init__(self, caption, widths):
        self.title = caption.get("title", "绩效表")
        name, self.scale = UNITS[caption.get("precision", {}).get("unit", "tenThousandYuan")]
        self.unit = f"单位：{name}"
        self.notes = []
        self.header, self.rows, self.spans = [], [], {}
        self.widths = widths

    @property
    def columns(self):
        return len(self.widths)

    @property
    def lines(self):
        rows = [["".join(text.split()) for text in row] for row in self.rows]
        return [[text for text in row if text] for row in rows if any(row)]

    def money(self, yuan):
        return "" if yuan is None else f"{yuan / self.scale:,.2f}"

    def row(self, *cells):
        """Adds a row of (column, text, rows, columns), the last two 1 where left out."""
        texts = [""] * self.columns
        for column, text, *span in cells:
            texts[column] = text or ""
            if span:
                self.spans[(len(self.rows), column)] = tuple(span)
        self.rows.append(texts)

    def cells(self, number):
        """The cells of a row, those below a wider or longer one left out."""
        covered = {(row + down, column + right) for (row, column), (rows, columns) in self.spans.items()
                   for down in range(rows) for right in range(columns) if down or right}
        return [(column, text, *self.spans.get((number, column), (1, 1)))
                for column, text in enumerate(self.rows[number]) if (number, column) not in covered]

    # -- parts

    def labels(self, *pairs):
        """Labels with their texts, two to a row."""
        pairs = [(label, str(text)) for label, text in pairs if text is not None]
        half = self.columns // 2
        while pairs:
            (label, text), *pairs = pairs
            if pairs and len(text) < 60 and len(pairs[0][1]) < 60:
                (other, more), *pairs = pairs
                self.row((0, label), (1, text, 1, half - 1), (half, other), (half + 1, more, 1, self.columns - half - 1))
            else:
                self.row((0, label), (1, text, 1, self.columns - 1))

    def list(self, headings, rows, group=None):
        """Rows below headings, with a name at the left that covers all of them."""
        rows = [[text or "" for text in row] for row in rows]
        first = 1 if group else 0
        last = self.columns - first - len(headings) + 1  # The last column is as wide as what is left.
        for number, row in enumerate([headings] + rows):
            left = [(0, group, len(rows) + 1, 1)] if group and number == 0 else []
            self.row(*left, *[(first + place, text) for place, text in enumerate(row[:-1])],
                     (first + len(row) - 1, row[-1], 1, last))

    def indicators(self, group, headings, rows):
        """Rows of names and values. Names of classes are merged over their rows; points stand behind names."""
        names = headings + [""] * 0
        start = len(self.rows)
        first = 1
        width = self.columns - first - len(headings) + 1
        self.row((0, group, len(rows) + 1, 1), *[(first + place, text) for place, text in enumerate(names[:-1])],
                 (first + len(names) - 1, names[-1], 1, width))
        for number, row in enumerate(rows):
            cells = [(first + place, text) for place, text in enumerate(row)]
            cells[-1] = (*cells[-1], 1, width)
            for place in (1, 0):
                key = [text for text in row[:place + 1]]
                if number and rows[number - 1][:place + 1] == key and row[place]:
                    cells = [cell for cell in cells if cell[0] != first + place]
                else:
                    count = 1
                    while number + count < len(rows) and rows[number + count][:place + 1] == key and row[place]:
                        count += 1
                    cells = [(cell[0], cell[1], count, 1) if cell[0] == first + place else cell for cell in cells]
            self.row(*cells)
        assert len(self.rows) == start + len(rows) + 1


def points(name, weight):
    return name if weight is None else f"{name}（{weight:g}分）"


def texts(row, keys):
    return [str(row.get(key) or "") for key in keys]


def goal_rows(rows, keys):
    return [texts(row, ["levelOne", "levelTwo", "levelThree"] + keys) for row in rows]


def filed(own, form):
    """The day on the line of the unit."""
    if form.get("filed"):
        year, month, day = form["filed"].split("-")
        own.unit = f"填报日期：{year}年{int(month)}月{int(day)}日　" + own.unit


def goal(form, widths):
    own = Form(form.get("caption", {}), widths)
    contact = form.get("contact", {})
    own.labels(("项目名称", form.get("name")), ("项目编码", form.get("code")), ("项目主管部门", form.get("department")),
               ("项目执行单位", form.get("implementer")), ("项目负责人", contact.get("person")),
               ("联系电话", contact.get("telephone")), ("项目属性", form.get("nature")),
               ("支出项目类别", form.get("category")), ("项目类型", form.get("type")), ("支出功能分类", form.get("function")),
               ("起始年度", form.get("startYear")), ("终止年度", form.get("endYear")))
    own.labels(("项目立项依据", form.get("justification")), ("项目实施方案", form.get("plan")))
    own.labels(("项目总预算", own.money(form.get("totalBudget"))), ("项目当年预算", own.money(form.get("currentBudget"))))
    earlier = "，".join(f"{one['year']}年预算{one['amount'] / 10_000:.10g}万元" for one in form.get("earlierBudgets", []))
    own.labels(("项目前两年预算及当年预算变动情况", earlier or None))
    if form.get("sources"):
        own.list(["来源项目", "金额"], [[one["name"], own.money(one.get("amount"))] for one in form["sources"]], "项目资金来源")
    if form.get("costs"):
        own.list(["项目活动", "活动内容表述", "支出经济分类", "金额", "测算依据及说明", "备注"],
                 [[one["activity"], one.get("content"), one.get("economicClass"), own.money(one.get("amount")),
                   one.get("basis"), one.get("note")] for one in form["costs"]])
    if form.get("goals"):
        own.list(["名称", "目标说明"], [[one["name"], one.get("explanation")] for one in form["goals"]])
    end = form.get("longTermEnd")
    own.labels((f"长期目标（截止{end}年）" if end else "长期目标", form.get("longTermGoal") or ("—" if end else None)))
    own.labels(("年度目标", form.get("annualGoal")))
    indicators(own, form)
    return own


def indicators(own, form):
    has_goal = any(row.get("goal") for row in form.get("annualIndicators", []) + form.get("longTermIndicators", []))
    first = ["目标名称"] if has_goal else []
    category = ["指标分类"] if any(row.get("category") for row in form.get("annualIndicators", [])) else []

    def rows(name, keys):
        keys = keys + ["basis"] + (["category"] if category else [])
        return [([row.get("goal") or ""] if has_goal else []) + texts(row, ["levelOne", "levelTwo", "levelThree"] + keys)
                for row in form.get(name, [])]

    levels = first + ["一级指标", "二级指标", "三级指标"]
    if form.get("longTermIndicators"):
        own.indicators("长期绩效指标", levels + ["指标值", "指标值确定依据"] + category, rows("longTermIndicators", ["target"]))
    if form.get("annualIndicators"):
        own.indicators("年度绩效指标", levels + ["前年", "上年", "预计当年实现", "指标值确定依据"] + category,
                       rows("annualIndicators", ["yearBeforeLast", "lastYear", "target"]))


def department_goal(form, widths):
    own = Form(form.get("caption", {}), widths)
    filed(own, form)
    contact = form.get("contact", {})
    own.labels(("部门（单位）名称", form.get("agency")))
    own.labels(("填报人", contact.get("person")), ("联系电话", contact.get("telephone")))
    funding = form.get("funding", {})
    sides = [("收入构成", funding.get("income", [])), ("支出构成", funding.get("expenditure", []))]
    total = sum(len(lines) for _, lines in sides)
    if total:
        year = funding.get("year", 2025)
        own.row((0, "部门总体资金情况", total + 2, 1), (1, "总体资金情况", 2, 2), (3, "当年金额", 2, 1), (4, "占比", 2, 1),
                (5, "近两年收支金额", 1, own.columns - 5))
        own.row((5, f"{year - 2}年"), (6, f"{year - 1}年", 1, own.columns - 6))
    for name, lines in sides:
        for number, line in enumerate(lines):
            left = [(1, name, len(lines), 1)] if number == 0 else []
            share = line.get("share")
            own.row(*left, (2, line["name"]), (3, own.money(line.get("current"))), (4, "" if share is None else f"{share:g}%"),
                    (5, own.money(line.get("yearBeforeLast"))), (6, own.money(line.get("lastYear")), 1, own.columns - 6))
    own.labels(("部门职能概述", form.get("duties")), ("年度工作任务", form.get("annualTasks")))
    if form.get("projects"):
        own.list(["项目名称", "支出项目类别", "项目总预算", "项目本年度预算", "项目主要支出方向和用途"],
                 [[one["name"], one.get("category"), own.money(one.get("totalBudget")), own.money(one.get("currentBudget")),
                   one.get("purpose")] for one in form["projects"]], "项目支出情况")
    end = form.get("longTermEnd")
    own.labels((f"长期目标（截止{end}年）" if end else "长期目标", form.get("longTermGoal") or ("—" if end else None)))
    own.labels(("年度目标", form.get("annualGoal")))
    indicators(own, form)
    return own


def evaluation(form, widths, is_project):
    own = Form(form.get("caption", {}), widths)
    if is_project:
        own.labels(("项目名称", form.get("name")))
        own.labels(("主管部门", form.get("department")), ("项目实施单位", form.get("implementer")),
                   ("项目类别", form.get("category")), ("项目属性", form.get("nature")), ("项目类型", form.get("type")))
    else:
        own.labels(("单位名称", form.get("agency")))
        own.labels(("基本支出总额", own.money(form.get("basicExpenditure"))),
                   ("项目支出总额", own.money(form.get("projectExpenditure"))))
    money = form.get("execution", {})
    if money:
        weight = money.get("weight")
        rows = [money] + money.get("sources", [])
        own.list(["", "预算数（A）", "执行数（B）", "执行率（B/A）", "得分"],
                 [[one.get("name") or ("年度财政资金总额" if is_project else "部门整体支出总额"), own.money(one.get("budget")),
                   own.money(one.get("actual")), "" if one.get("rate") is None else f"{one['rate']:g}%",
                   "" if one.get("score") is None else f"{one['score']:g}"] for one in rows],
                 points("预算执行情况（万元）", weight))
    own.labels(("年度目标", form.get("annualGoal")))
    rows, one, two = [], "", ""
    for row in form.get("indicators", []):
        one = points(row["levelOne"], row.get("levelOneWeight")) if row["levelOne"] else one
        two = points(row["levelTwo"], row.get("levelTwoWeight")) if row["levelTwo"] else two
        rows.append([one, two, points(row["levelThree"], row.get("weight")), row.get("target") or "", row.get("actual") or "",
                     "" if row.get("score") is None else f"{row['score']:g}"])
    own.indicators(points("年度绩效指标", form.get("indicatorWeight")),
                   ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"], rows)
    if form.get("total") is not None:
        own.labels(("总分", f"{form['total']:g}分"))
    own.labels(("偏差大或目标未完成原因分析", form.get("deviationAnalysis")))
    own.labels(("改进措施及结果应用方案", form.get("improvements")))
    filed(own, form)
    return own


def key_work(form, widths):
    own = Form(form.get("caption", {}), [40, 170, 150, 150])
    own.unit = ""
    own.row((0, "序号"), (1, "重要事项"), (2, "工作内容及目标"), (3, "完成情况"))
    for task in form.get("tasks", []):
        own.row((0, str(task["number"])), (1, task["matter"]), (2, task.get("content") or ""), (3, task.get("result") or ""))
    return own


WIDTHS = [60, 56, 70, 84, 56, 60, 60, 70, 70]


def forms(performance):
    """The forms of a document."""
    found = []
    if performance.get("departmentSelfEvaluation"):
        found.append(evaluation(performance["departmentSelfEvaluation"], WIDTHS[:7], False))
    found += [evaluation(form, WIDTHS[:7], True) for form in performance.get("projectSelfEvaluations", [])]
    whole = performance.get("departmentGoal")
    if whole and (whole.get("annualIndicators") or whole.get("longTermIndicators")):
        found.append(department_goal(whole, WIDTHS))
    found += [goal(form, WIDTHS) for form in performance.get("projectGoals", [])]
    if performance.get("keyWork"):
        found.append(key_work(performance["keyWork"], WIDTHS))
    return found
