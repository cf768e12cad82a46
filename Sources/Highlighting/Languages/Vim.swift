enum Vim: Language {
  static let names = ["vim", "viml", "vimscript", "vimrc", "nvim"]
  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] = [
    Rule([.firstOnLine, "\"", .many(.any)], .comment),
    Rule([.firstOnLine, "#", .many(.any)], .comment),
    Rule(["\"", .many(!"\"\\"), "\""], .string),
    Rule(["\"", .many(!"\""), .lineEnd], .comment),
    .string("\""), .string("'", inside: [Rule(["''"], .escape)]),
    Rule(["<", .one(.letter), .many(.word | "-"), ">"], .builtin),
    Rule([.one("bwtgslav"), ":", .some(.word | "#")], .variable),
    Rule(["&", .maybeText("l:"), .some(.word)], .variable),
    Rule(["@", .one(.word | "\"+*")], .variable),
    .number(), .words(vocabulary),
  ]

  private static let vocabulary = Vocabulary(
    rest: .word | "#",
    known: [
      (
        .keyword,
        """
        abort augroup autocmd autocmd! au call catch cnoremap command command! const continue def
        echo echom echomsg else elseif enddef endfor endfunction endif endtry endwhile execute
        exec export final finally for function function! highlight hi if imap import in inoremap
        let lua map nmap nnoremap noremap normal normal! onoremap return set setlocal silent
        silent! source syntax throw tnoremap try unlet unmap vim9script vmap vnoremap while
        xnoremap colorscheme filetype Plug plug packadd runtime
        """
      ),
      (.constant, "v:true v:false v:null true false on off"),
    ],
    announcing: [(.function, "function function! def call")], followedBy: [("(", .function)])
}
