enum ObjectiveC: Language {
  static let names = [
    "objective-c", "objectivec", "objc", "obj-c", "objective-c++", "objc++", "mm",
  ]
  static let grammar = Grammar([State("code", rules: code), CFamily.directive(code)])

  private static let code: [Rule] =
    [
      .string("@\""),
      Rule(["@", .one("([{")], .number),
      Rule(["@", .ahead(.digit), .some(.digit | ".")], .number),
      Rule(["@", .some(.word)], .keyword),
      Rule([.firstOnLine, .one("-+"), .ahead(" (")], .keyword),
    ] + CFamily.code + [.words(vocabulary)]

  private static let vocabulary = Vocabulary(
    known: [
      (.keyword, CFamily.keywords),
      (
        .keyword,
        """
        in out inout bycopy byref oneway self super nonatomic atomic strong weak copy assign
        retain readonly readwrite getter setter nullable nonnull __weak __strong __block __bridge
        __unsafe_unretained __autoreleasing
        """
      ),
      (.type, CFamily.types),
      (
        .type,
        """
        id instancetype BOOL SEL IMP Class NSInteger NSUInteger CGFloat NSString NSArray
        NSDictionary NSNumber NSObject NSError NSURL NSData NSDate NSSet
        """
      ),
      (.constant, CFamily.constants),
      (.constant, "YES NO nil Nil"), (.preprocessor, "defined"),
    ],
    followedBy: [("(", .function), (":", .function)], capitalized: .typeName, uppercase: .constant)
}
