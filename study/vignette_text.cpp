#include "study/vignette_text.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "scenarios/texts.h"
#include "sim/base/json_writer.h"
#include "study/power.h"

namespace skoen::study {

std::vector<VignettePiece> vignette_pieces(const VignettePlan& plan, const stats::Profile& profile,
                                           base::Language language) {
    std::vector<VignettePiece> out;
    const std::string& text = plan.text.in(language);
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t at = std::string::npos, which = 0;
        for (std::size_t f = 0; f < plan.factors.size(); ++f) {
            const std::size_t found = text.find('{' + plan.factors[f].id + '}', from);
            if (found < at) at = found, which = f;
        }
        if (at == std::string::npos) {
            out.push_back({-1, text.substr(from)});
            break;
        }
        if (at > from) out.push_back({-1, text.substr(from, at - from)});
        out.push_back(
            {static_cast<int>(which), plan.factors[which].levels[profile[which]].text.in(language)});
        from = at + plan.factors[which].id.size() + 2;
    }
    return out;
}

std::string vignette_text(const VignettePlan& plan, const stats::Profile& profile, base::Language language) {
    std::string out;
    for (const VignettePiece& piece : vignette_pieces(plan, profile, language)) out += piece.words;
    return out;
}

ReadingEase reading_ease(const std::string& text) {
    ReadingEase out;
    int letters = 0;
    const auto end_word = [&] {
        if (letters > 0) ++out.words;
        if (letters > 6) ++out.long_words;
        letters = 0;
    };
    bool open = false;  // words since the last full stop
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) == 0x80U) continue;  // the rest of a character
        if (std::isalnum(byte) != 0 || byte >= 0xC0) {
            ++letters;
            open = true;
            continue;
        }
        end_word();
        if (open && (byte == '.' || byte == '!' || byte == '?' || byte == ':')) {
            ++out.sentences;
            open = false;
        }
    }
    end_word();
    if (open) ++out.sentences;
    if (out.words > 0) {
        out.lix =
            static_cast<double>(out.words) / std::max(1, out.sentences) + 100.0 * out.long_words / out.words;
    }
    return out;
}

DeckWords deck_words(const VignettePlan& plan, const Deck& deck, base::Language language) {
    DeckWords out;
    out.shortest = 1 << 30;
    for (const stats::Profile& profile : deck.profiles) {
        const ReadingEase ease = reading_ease(vignette_text(plan, profile, language));
        out.shortest = std::min(out.shortest, ease.words);
        out.longest = std::max(out.longest, ease.words);
        out.mean_lix += ease.lix / static_cast<double>(deck.profiles.size());
        out.hardest_lix = std::max(out.hardest_lix, ease.lix);
    }
    return out;
}

double largest_correlation(const stats::DesignRating& rating) {
    double out = 0;
    for (std::size_t a = 0; a < rating.cramers_v.rows; ++a) {
        for (std::size_t b = 0; b < a; ++b) out = std::max(out, rating.cramers_v.at(a, b));
    }
    return out;
}

namespace {

void write_words(base::JsonWriter& json, const char* key, const DeckWords& words) {
    json.key(key).begin_object();
    json.key("shortest").value(words.shortest);
    json.key("longest").value(words.longest);
    json.key("mean_lix").value(words.mean_lix);
    json.key("hardest_lix").value(words.hardest_lix);
    json.end_object();
}

}  // namespace

std::string deck_json(const StudyDesign& design, const Deck& deck) {
    const VignettePlan& plan = *design.vignettes;
    const auto seed = static_cast<std::uint64_t>(design.power.seed);
    base::JsonWriter json;
    json.begin_object();
    json.key("runs").value(deck.profiles.size());
    json.key("decks").value(plan.decks);
    json.key("method").value(deck.how);
    json.key("universe").value(deck.universe);
    json.key("allowed").value(deck.allowed);
    json.key("d_efficiency").value(deck.rating.d);
    json.key("d_efficiency_decks").value(deck.rating.d_decks);
    json.key("a_efficiency").value(deck.rating.a);
    json.key("g_efficiency").value(deck.rating.g);
    json.key("worst_balance").value(deck.rating.worst_balance);
    json.key("largest_correlation").value(largest_correlation(deck.rating));
    json.key("largest_alias").value(deck.rating.largest_alias);
    json.key("aliases").begin_array();
    for (const std::string& alias : deck.rating.aliases) json.value(alias);
    json.end_array();
    json.key("forbidden_shown").value(deck.forbidden_shown);
    json.key("dominated_shown").value(deck.dominated);
    json.key("costs").begin_array();
    for (const DeckCost& cost : deck_costs(plan, deck, seed)) {
        json.begin_object().key("wish").value(cost.wish).key("with").value(cost.with);
        json.key("without").value(cost.without).end_object();
    }
    json.end_array();
    json.key("power").begin_object();
    for (const PowerEffect& effect : survey_exact_power(plan, SurveyModel(plan, deck, seed), design.power))
        json.key(effect.name).value(*effect.exact);
    json.end_object();
    write_words(json, "words_da", deck_words(plan, deck, base::Language::da));
    write_words(json, "words_en", deck_words(plan, deck, base::Language::en));
    json.end_object();
    return json.finish();
}

std::string deck_summary(const StudyDesign& design, const Deck& deck, base::Language language) {
    const VignettePlan& plan = *design.vignettes;
    const auto seed = static_cast<std::uint64_t>(design.power.seed);
    const auto number = [&](double value, int decimals) {
        return base::format_number(value, decimals, language);
    };
    const auto said = [&](std::string_view key, std::initializer_list<std::string_view> values) {
        return scenarios::fill(scenarios::text(key).in(language), values) + '\n';
    };
    const DeckWords words = deck_words(plan, deck, language);
    std::string out =
        said("study.deck.size",
             {std::to_string(deck.profiles.size()), std::to_string(plan.decks),
              deck.allowed > 0 ? std::to_string(deck.allowed) : "–", std::to_string(deck.universe)});
    const std::string how = "study.deck.how." + deck.how;
    out += scenarios::text(how).in(language) + '\n';
    out += said("study.deck.efficiency", {number(deck.rating.d, 2), number(deck.rating.d_decks, 2),
                                          number(deck.rating.a, 2), number(deck.rating.g, 2)});
    out += said("study.deck.balance",
                {number(100 * deck.rating.worst_balance, 1), number(largest_correlation(deck.rating), 3),
                 std::to_string(deck.forbidden_shown)});
    out += said("study.deck.words", {std::to_string(words.shortest), std::to_string(words.longest),
                                     number(words.mean_lix, 0), number(words.hardest_lix, 0)});
    if (!deck.rating.aliases.empty()) {
        std::string list;
        for (std::size_t k = 0; k < std::min<std::size_t>(5, deck.rating.aliases.size()); ++k) {
            list += (k > 0 ? "; " : "") + deck.rating.aliases[k];
        }
        out += said("study.deck.aliases", {list});
    }
    if (plan.no_dominance) out += said("bench.dominated", {std::to_string(deck.dominated)});
    for (const DeckCost& cost : deck_costs(plan, deck, seed)) {
        const std::string from = number(cost.without, 2), to = number(cost.with, 2);
        out += cost.wish == "decks"          ? said("bench.cost.decks", {from, to})
               : cost.wish == "no_dominance" ? said("bench.cost.no_dominance", {from, to})
                                             : said("bench.cost.forbidden", {cost.wish, from, to});
    }
    out += '\n' + said("bench.contrasts", {});
    for (const PowerEffect& effect : survey_exact_power(plan, SurveyModel(plan, deck, seed), design.power)) {
        out += fmt::format("  {:<24}{:>10}{:>10}{:>10}\n", effect.name, number(effect.truth, 3),
                           number(*effect.exact, 3), number(*effect.detectable, 3));
    }
    return out;
}

std::string deck_text(const StudyDesign& design, const Deck& deck, base::Language language) {
    const VignettePlan& plan = *design.vignettes;
    const auto said = [&](std::string_view key, std::initializer_list<std::string_view> values) {
        return scenarios::fill(scenarios::text(key).in(language), values) + '\n';
    };
    std::string out = deck_summary(design, deck, language);
    for (int d = 0; d < plan.decks; ++d) {
        out += '\n' + said("study.deck.deck", {std::to_string(d + 1)});
        for (const std::size_t place : in_deck(deck, d)) {
            std::string levels;
            for (std::size_t f = 0; f < plan.factors.size(); ++f) {
                levels += (f > 0 ? "  " : "") + plan.factors[f].id + '=' +
                          plan.factors[f].levels[deck.profiles[place][f]].id;
            }
            out += fmt::format("{:>4}  {}\n", place + 1, levels);
        }
    }
    return out + '\n' + vignette_text(plan, deck.profiles.front(), language) + '\n';
}

}  // namespace skoen::study
