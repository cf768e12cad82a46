extension DateTime {
  /// The moment in a shape described as for Ruby's `Time#strftime`: `%Y-%m-%d`, `%-d %b`, `%:z`.
  ///
  /// The names of months, weekdays and halves of the day are those of the language, a BCP 47 tag
  /// (`ja`, `ko`, `zh`, `zh-Hant`, …; English for others), and `%c` and `%x` take its usual shape.
  /// In Japanese `%EC`, `%Ey`, `%EY`, `%Ex` and `%Ec` give the era (`令和`, `7`, `令和7年`, …), from 1873 on.
  /// As the moment knows no zone's name, `%Z` gives `UTC` at offset 0 and else what `%:z` gives;
  /// fractions of a second (`%L`, `%N`) are zeros. A directive that does not exist, or that asks
  /// for more than 1,024 columns, stands in the result as it is written.
  public func formatted(_ strftime: String, language: String = "en") -> String {
    var writer = StrftimeWriter(self, language: language)
    var format = strftime
    format.withUTF8 { writer.write(format: $0) }
    return String(decoding: writer.output, as: UTF8.self)
  }
}
