import Dates
import Liquid
import Testing

/// The standard filters over text, numbers, lists and dates.
struct FilterTests {
  private static let setting = Setting(data: [
    ("kana", .text("かきくけこ")), ("s", .text("  書く \n")), ("nil_value", .null),
    ("list", .array([.text("い"), .text("ろ"), .null, .text("は"), .text("い")])),
    ("numbers", .array([.int(10), .int(9), .double(1.5)])),
    (
      "posts",
      .array([
        .dictionary([("title", .text("乙")), ("lang", .text("ja")), ("n", .int(2))]),
        .dictionary([("title", .text("甲")), ("lang", .text("zh")), ("n", .int(1))]),
        .dictionary([("title", .text("丙")), ("lang", .text("ja"))]),
      ])
    ),
    ("date", .date(DateTime(epoch: 1_766_909_431, offset: 32400))),
    ("family", .text("👨‍👩‍👧を見る")),
  ])

  static let text: [Case] = [
    Case("append", "{{ kana | append: 'さ' }}", "かきくけこさ"),
    Case("prepend", "{{ kana | prepend: 'あ' }}", "あかきくけこ"),
    Case("capitalize", "{{ 'éTUDE' | capitalize }}", "Étude"),
    Case("downcase", "{{ 'ＡBC' | downcase }}", "ａbc"),
    Case("upcase", "{{ 'straße' | upcase }}", "STRASSE"),
    Case("strip", "[{{ s | strip }}]", "[書く]"),
    Case("lstrip", "[{{ s | lstrip }}]", "[書く \n]"),
    Case("rstrip", "[{{ s | rstrip }}]", "[  書く]"),
    Case("replace", "{{ kana | replace: 'き', '木' }}", "か木くけこ"),
    Case("replace_first", "{{ 'ああ' | replace_first: 'あ', 'い' }}", "いあ"),
    Case("replace_last", "{{ 'ああ' | replace_last: 'あ', 'い' }}", "あい"),
    Case("remove", "{{ kana | remove: 'く' }}", "かきけこ"),
    Case("truncate by characters", "{{ kana | truncate: 4, '…' }}", "かきく…"),
    Case("truncate keeps clusters", "{{ family | truncate: 2, '' }}", "👨‍👩‍👧を"),
    Case("truncate what fits", "{{ kana | truncate: 5 }}", "かきくけこ"),
    Case("truncate to less than its ending", "{{ kana | truncate: 1 }}", "..."),
    Case("truncatewords", "{{ '하나 둘 셋' | truncatewords: 2, '…' }}", "하나 둘…"),
    Case("split", "{{ '春,夏,,' | split: ',' | size }}", "2"),
    Case("split into characters", "{{ family | split: '' | join: '|' }}", "👨‍👩‍👧|を|見|る"),
    Case("slice", "{{ kana | slice: 1, 2 }}", "きく"),
    Case("slice from the end", "{{ kana | slice: -2, 2 }}", "けこ"),
    Case("size", "{{ kana | size }}", "5"),
    Case("url_encode", "{{ '日 本/a' | url_encode }}", "%E6%97%A5+%E6%9C%AC%2Fa"),
    Case("url_decode", "{{ '%E6%97%A5+a' | url_decode }}", "日 a"),
    Case("base64", "{{ '日本' | base64_encode }} {{ '5pel5pys' | base64_decode }}", "5pel5pys 日本"),
  ]

  static let numbers: [Case] = [
    Case("plus in decimal", "{{ 10.1 | plus: 2.2 }}", "12.3"),
    Case("minus", "{{ 1 | minus: 0.9 }}", "0.1"),
    Case("times", "{{ 1.1 | times: 1.1 }}", "1.21"),
    Case("division rounds down", "{{ -7 | divided_by: 2 }}", "-4"),
    Case("division of a fraction", "{{ 7.0 | divided_by: 2 }}", "3.5"),
    Case("modulo", "{{ -7 | modulo: 3 }}", "2"),
    Case("round", "{{ 2.675 | round: 2 }} {{ 2.5 | round }} {{ -2.5 | round }}", "2.68 3 -3"),
    Case("ceil and floor", "{{ 1.2 | ceil }} {{ 1.8 | floor }}", "2 1"),
    Case("abs", "{{ '-3' | abs }}", "3"),
    Case("at_least and at_most", "{{ 3 | at_least: 5 }} {{ 3 | at_most: 1 }}", "5 1"),
    Case("text that starts with digits", "{{ '12個' | plus: 1 }}", "13"),
    Case(
      "overflow becomes a fraction", "{{ 9223372036854775807 | plus: 1 }}", "9.223372036854776e+18"),
    Case(
      "large rounding", "{{ 1e0 | round }}{{ 100000000000000000000.0 | round: -1 }}",
      "page.html:1:5: error: unexpected 'e0'"),
    Case("far too large to round", "{{ 100000000000000000000.0 | round: -1 }}", "1.0e+20"),
    Case("small", "{{ 0.00001 }}", "1.0e-05"),
    Case("sum", "{{ numbers | sum }}", "20.5"),
  ]

  static let lists: [Case] = [
    Case("join", "{{ list | compact | join: '・' }}", "い・ろ・は・い"),
    Case("uniq", "{{ list | uniq | join: ',' }}", "い,ろ,,は"),
    Case("reverse", "{{ list | reverse | first }}", "い"),
    Case("first and last", "{{ list | first }}{{ list[3] }}{{ list.last }}", "いはい"),
    Case("concat", "{{ list | concat: numbers | size }}", "8"),
    Case("sort", "{{ numbers | sort | join: ' ' }}", "1.5 9 10"),
    Case("sort puts nothing last", "{{ posts | sort: 'n' | map: 'title' | join }}", "甲 乙 丙"),
    Case("sort_natural", "{{ 'b,A,あ' | split: ',' | sort_natural | join }}", "A b あ"),
    Case("map", "{{ posts | map: 'title' | join: '' }}", "乙甲丙"),
    Case("where", "{{ posts | where: 'lang', 'ja' | map: 'title' | join: '' }}", "乙丙"),
    Case("where it is true", "{{ posts | where: 'n' | size }}", "2"),
    Case("reject", "{{ posts | reject: 'lang', 'ja' | map: 'title' | join: '' }}", "甲"),
    Case("find", "{% assign p = posts | find: 'title', '甲' %}{{ p.lang }}", "zh"),
    Case("find_index", "{{ posts | find_index: 'title', '丙' }}", "2"),
    Case("has", "{{ posts | has: 'lang', 'ko' }}", "false"),
    Case("default", "{{ nil_value | default: '無題' }}{{ kana | default: 'x' }}", "無題かきくけこ"),
    Case("default with false", "{{ false | default: 'x', allow_false: true }}", "false"),
  ]

  static let dates: [Case] = [
    Case("date", "{{ date | date: '%Y年%-m月%-d日' }}", "2025年12月28日"),
    Case("text as a date", "{{ '2025-12-28' | date: '%d.%m.%y' }}", "28.12.25"),
    Case("English", "{{ 'March 14th, 2016' | date: '%F' }}", "2016-03-14"),
    Case("mail", "{{ 'Mon, 14 Mar 2016 10:30:00 +0900' | date: '%s' }}", "1457919000"),
    Case("seconds", "{{ 0 | date: '%F %T' }}", "1970-01-01 00:00:00"),
    Case("what is no date stays", "{{ '明日' | date: '%F' }}", "明日"),
    Case("now without a clock stays", "{{ 'now' | date: '%F' }}", "now"),
    Case("printed", "{{ date }}", "2025-12-28 17:10:31 +0900"),
  ]

  @Test(arguments: text + numbers + lists + dates)
  func filters(_ row: Case) {
    #expect(Self.setting.result(row.template) == row.result)
  }

  @Test func datesInTheLanguageOfThePage() {
    var setting = Self.setting
    setting.data.append(("lang", .text("ja")))
    setting.configure = {
      $0.language = { $0.root("lang")?.string ?? "en" }
      $0.now = { _ in DateTime(epoch: 0) }
    }
    #expect(setting.result("{{ date | date: '%B（%a）' }}{{ 'now' | date: '%Y' }}") == "12月（日）1970")
  }
}
