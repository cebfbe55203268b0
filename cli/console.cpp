#include "cli/console.h"

#include "scenarios/texts.h"

namespace skoen::cli {

std::string Tr::operator()(std::string_view key, std::initializer_list<std::string_view> values) const {
    return scenarios::fill(of(scenarios::text(key)), values);
}

std::string Tr::number(double value, int decimals) const {
    return base::format_number(value, decimals, language_);
}
std::string Tr::count(std::int64_t value) const { return base::format_count(value, language_); }
std::string Tr::percent(double share, int decimals) const {
    return base::format_percent(share, decimals, language_);
}

Language language_of(std::initializer_list<const char*> locale_values, std::string_view lang_option) {
    if (lang_option == "en") return Language::en;
    if (lang_option == "da") return Language::da;
    for (const char* value : locale_values) {
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("en") ? Language::en : Language::da;
    }
    return Language::da;
}

}  // namespace skoen::cli
