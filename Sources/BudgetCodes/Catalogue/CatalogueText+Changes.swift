// Written by scripts/catalogue.py. One line per change:
//     YEARS KIND OLD CODES > NEW CODES BASIS
// Two years mean that the change came in one of these editions.

extension CatalogueText {
    /// Changes of 支出功能分类.
    static let functionalChanges: StaticString = """
        2010 add - > 221 recalled:high
        2011 rename 211 > 211 recalled:high
        2011 delete 23006 > - recalled:high
        2011 add - > 23006 recalled:high
        2012-2014 rename 202 > 202 published:medium
        2012-2014 rename 211 > 211 published:medium
        2012-2014 rename 212 > 212 published:medium
        2012-2014 rename 213 > 213 published:medium
        2014 rename 20408 > 20408 recalled:medium
        2014 rename 210 > 210 recalled:high
        2014 move 20112 > 21007 recalled:high
        2014-2015 delete 20819 > - recalled:medium
        2014-2015 add - > 20819 recalled:medium
        2014-2019 rename 2130135 > 2130135 published:high
        2015 add - > 2080505 2080506 published:high
        2015-2016 split 20130 > 22908 22960 recalled:medium
        2018 rename 2040405 > 2040405 published:high
        2019 rename 207 > 207 published:high
        2019 rename 210 > 210 published:high
        2019 rename 220 > 220 published:high
        2019 add - > 224 recalled:high
        2019 merge 20115 20117 21010 > 20138 recalled:high
        2019 add - > 20828 recalled:high
        2019 add - > 21015 recalled:high
        2019 move 20124 > 2013404 recalled:high
        2019 rename 20125 > 20125 recalled:high
        2019 split 20125 > 20125 2013405 recalled:high
        2019 rename 20701 > 20701 published:high
        2019 rename 21302 > 21302 published:high
        2019 rename 2070199 > 2070199 published:high
        2020 add - > 22909 23105 234 recalled:high
        2020 rename 2050302 > 2050302 published:high
        2020 rename 2070114 > 2070114 published:high
        2020 rename 2080206 > 2080206 published:high
        2020 rename 2080208 > 2080208 published:high
        2020 rename 20805 > 20805 published:high
        2020 rename 2080599 > 2080599 published:high
        2020 rename 2110699 > 2110699 published:high
        2020 rename 21301 > 21301 published:high
        2020 rename 2130122 > 2130122 published:high
        2020 rename 2130124 > 2130124 published:high
        2020 rename 2130126 > 2130126 published:high
        2020 rename 2130199 > 2130199 published:high
        2020 rename 2130205 > 2130205 published:high
        2020 rename 2130316 > 2130316 published:high
        2020 rename 215 > 215 published:high
        2020 rename 21599 > 21599 published:high
        2020 rename 2159999 > 2159999 published:high
        2021 split 20110 > 2080113 2080114 2080115 2080116 recalled:medium
        2021 move 2049901 > 2049999 published:medium
        2021 move 2089901 > 2089999 published:medium
        2021 move 2109901 > 2109999 published:medium
        2021 move 2119901 > 2119999 published:medium
        2021 move 2129901 > 2129999 published:medium
        2021 move 2179901 > 2179999 published:medium
        2021 move 2209901 > 2209999 published:medium
        2021 rename 20301 > 20301 recalled:high
        2021 rename 2010305 > 2010305 published:high
        2021 rename 2011405 > 2011405 published:high
        2021 rename 2060204 > 2060204 published:high
        2021 rename 2080713 > 2080713 published:high
        2021 rename 2150508 > 2150508 published:high
        2021 rename 22201 > 22201 published:high
        2021-2022 rename 2220104 > 2220104 published:high
        2021-2022 rename 2220105 > 2220105 published:high
        2021 rename 2220106 > 2220106 published:high
        2021 rename 2220199 > 2220199 published:high
        2021 rename 2296011 > 2296011 published:high
        2022 delete 21404 > - recalled:medium
        2022 delete 21463 > - recalled:medium
        2022 delete 21473 > - recalled:medium
        2022 rename 2040612 > 2040612 published:high
        2022 rename 2040704 > 2040704 published:high
        2022 rename 2040705 > 2040705 published:high
        2022 rename 2081105 > 2081105 published:high
        2022 rename 2082805 > 2082805 published:high
        2022 rename 2130148 > 2130148 published:high
        2022 rename 21305 > 21305 published:high
        2022 rename 2130507 > 2130507 published:high
        2022 rename 2130550 > 2130550 published:high
        2022 rename 2130599 > 2130599 published:high
        2022 rename 2130701 > 2130701 published:high
        2022-2024 rename 2140122 > 2140122 published:high
        2022-2025 rename 21903 > 21903 published:high
        2022 rename 22402 > 22402 published:high
        2022 rename 2240299 > 2240299 published:high
        2022 rename 22404 > 22404 published:high
        2022 rename 2240404 > 2240404 published:high
        2022 rename 2240405 > 2240405 published:high
        2022 rename 2240499 > 2240499 published:high
        2023-2024 add - > 21018 recalled:medium
        2023 rename 2130335 > 2130335 published:high
        2023 rename 21305 > 21305 published:high
        2023 rename 2130599 > 2130599 published:high
        2024 move 21106 > 2130238 recalled:medium
        2024 move 21006 > 21017 recalled:medium
        2024 add - > 20139 published:high
        2024 move 2010308 > 20140 recalled:medium
        2024 move 20822 > 21372 recalled:medium
        2024 move 20823 > 21373 recalled:medium
        2024 move 20829 > 21374 recalled:medium
        2024 add - > 2080209 recalled:medium
        2024 add - > 20598 20698 20798 20898 21098 21198 21298 21398 21498 21598 published:medium
        2024 rename 21105 > 21105 published:high
        2024-2025 rename 2110599 > 2110599 published:high
        2024 rename 2130135 > 2130135 published:high
        2024 rename 2130142 > 2130142 published:high
        2024 rename 2130153 > 2130153 published:high
        2025 add - > 21019 recalled:medium
        2025 add - > 20141 recalled:low
        2025 rename 2013804 > 2013804 published:high
        2025 rename 2050702 > 2050702 published:high
        2025 rename 2080709 > 2080709 published:high
        2025 rename 2080808 > 2080808 published:high
        2025 rename 2100410 > 2100410 published:high
        2025 rename 21112 > 21112 published:high
        2025 rename 21505 > 21505 published:high
        2025 rename 2150599 > 2150599 published:high
        2025 rename 2300214 > 2300214 published:high
        2026 rename 21019 > 21019 published:high
        2026 rename 2101999 > 2101999 published:high
        2026 rename 22303 > 22303 published:high
        """

    /// Changes of 部门预算支出经济分类, proved by the attested years.
    static let departmentEconomicChanges: StaticString = """
        2018 move 30104 > 30112 published:high
        2018 move 30311 > 30113 published:high
        2018 rename 30307 > 30307 published:high
        2018-2025 rename 309 > 309 published:high
        2018-2023 rename 310 > 310 published:high
        """
}
