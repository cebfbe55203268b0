// What a command talks to: two streams and one language.
#pragma once

#include <initializer_list>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/base/text.h"

namespace skoen::cli {

using base::Language;

// Texts of one language: tr(key, {"200"}).
class Tr {
  public:
    explicit Tr(Language language) : language_(language) {}

    [[nodiscard]] std::string operator()(std::string_view key,
                                         std::initializer_list<std::string_view> values = {}) const;
    [[nodiscard]] const std::string& of(const base::Bilingual& words) const { return words.in(language_); }
    [[nodiscard]] Language language() const { return language_; }

    // "1.234,5"; an en dash for what is not defined.
    [[nodiscard]] std::string number(double value, int decimals) const;
    [[nodiscard]] std::string count(std::int64_t value) const;
    [[nodiscard]] std::string percent(double share, int decimals) const;  // "12,5 %", with a no-break space

  private:
    Language language_;
};

struct Console {
    std::ostream& out;
    std::ostream& err;
    Tr tr;
    bool language_given = false;  // by --lang
};

// Arguments that cannot be understood: message, then how the command is used. Exit 2.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// --lang da|en when given in `args` (the last one counts), else the locale (LC_ALL, LC_MESSAGES, LANG: the first that is
// set; English when it begins with "en"), else Danish. A value other than da and en is left to the parser to refuse.
[[nodiscard]] Language language_of(std::initializer_list<const char*> locale_values,
                                   std::string_view lang_option);

}  // namespace skoen::cli
