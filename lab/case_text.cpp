#include "lab/case_text.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/base/error.h"

namespace skoen::lab {

namespace {

using base::Purpose;
using scenarios::BoundSentence;
using scenarios::CaseLanguage;
using scenarios::CaseState;

std::string with_capital(std::string text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') {
        text[0] = static_cast<char>(first - 32);
    } else if (first == 0xc3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xa0) {  // æ, ø, å
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    }
    return text;
}

std::string joined_sentences(const std::vector<ToldSentence>& sentences, base::Language language) {
    std::string out;
    for (const ToldSentence& s : sentences) out += (out.empty() ? "" : " ") + s.text.in(language);
    return out;
}

// One case being told.
class Teller {
  public:
    Teller(const CaseLanguage& language, const CaseState& state, const base::Draws& draws,
           const base::Subject& who)
        : language_(language), state_(state), draws_(draws), who_(who) {}

    // Sentences for the parts, in their order; `place` keys which optional parts are there.
    std::vector<ToldSentence> tell(const std::vector<std::string>& parts, std::uint32_t place) {
        std::vector<ToldSentence> out;
        std::set<std::string> mentioned[2];  // so far, by language
        for (std::size_t p = 0; p < parts.size(); ++p) {
            std::string part = parts[p];
            const bool optional = part.ends_with('?');
            if (optional) {
                part.pop_back();
                const double u =
                    draws_.uniform(Purpose::case_part, who_, place + static_cast<std::uint32_t>(p));
                if (!base::bernoulli(u, 0.5)) continue;
            }
            const std::optional<std::size_t> chosen = choose(part);
            // A first sentence of a part that must be there is always found; a second may run out of topics.
            const bool said_before = std::find(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(p),
                                               part) != parts.begin() + static_cast<std::ptrdiff_t>(p);
            base::ensure(chosen || optional || said_before,
                         "case text: no sentence for the part " + part + " of this case");
            if (chosen) out.push_back({*chosen, worded(language_.sentences[*chosen], mentioned)});
        }
        return out;
    }

    [[nodiscard]] base::Bilingual filled(const base::Bilingual& text) const {
        return {filled(text.da, base::Language::da, nullptr), filled(text.en, base::Language::en, nullptr)};
    }

  private:
    std::optional<std::size_t> choose(const std::string& part) {
        std::optional<std::size_t> best;
        double largest = -1;
        for (std::size_t s = 0; s < language_.sentences.size(); ++s) {
            const BoundSentence& sentence = language_.sentences[s];
            if (sentence.part != part || topics_.contains(sentence.topic) || !usable(sentence)) continue;
            const double u = draws_.uniform(Purpose::case_sentence, who_, sentence.key);
            if (u > largest) {
                largest = u;
                best = s;
            }
        }
        if (best) topics_.insert(language_.sentences[*best].topic);
        return best;
    }

    [[nodiscard]] bool usable(const BoundSentence& sentence) const {
        if (!scenarios::all_hold(sentence.when, state_)) return false;
        return std::all_of(sentence.text.begin(), sentence.text.end(), [&](const base::Bilingual& text) {
            return has_forms(text.da) && has_forms(text.en);
        });
    }

    [[nodiscard]] const scenarios::BoundWordForm* form_of(const scenarios::BoundWord& word) const {
        const auto form = std::find_if(word.forms.begin(), word.forms.end(),
                                       [&](const auto& f) { return scenarios::all_hold(f.when, state_); });
        return form == word.forms.end() ? nullptr : &*form;
    }

    // The word that stands here: another where nobody was mentioned yet whom it could stand for.
    [[nodiscard]] const scenarios::BoundWord& word_here(const std::string& id,
                                                        std::set<std::string>* mentioned) const {
        const scenarios::BoundWord* word = language_.word(id);
        if (mentioned == nullptr || word->mentions.empty()) return *word;
        const bool first = mentioned->insert(word->mentions).second;
        return first && !word->first.empty() ? *language_.word(word->first) : *word;
    }

    [[nodiscard]] bool has_forms(const std::string& text) const {
        const auto pieces = scenarios::pieces_of(text);
        return std::all_of(pieces.begin(), pieces.end(), [&](const scenarios::CaseTextPiece& piece) {
            bool capital = false;
            return piece.word.empty() ||
                   form_of(*language_.word(scenarios::word_id(piece.word, capital))) != nullptr;
        });
    }

    [[nodiscard]] std::size_t drawn(Purpose purpose, std::uint32_t key, std::size_t count) const {
        const double u = draws_.uniform(purpose, who_, key);
        return std::min(count - 1, static_cast<std::size_t>(u * static_cast<double>(count)));
    }

    [[nodiscard]] std::string filled(const std::string& text, base::Language language,
                                     std::set<std::string>* mentioned) const {
        std::string out;
        for (const scenarios::CaseTextPiece& piece : scenarios::pieces_of(text)) {
            // "den 19." at the end of a sentence has one full stop.
            out +=
                out.ends_with('.') && piece.before.starts_with('.') ? piece.before.substr(1) : piece.before;
            if (piece.word.empty()) continue;
            bool capital = false;
            const scenarios::BoundWord& word = word_here(scenarios::word_id(piece.word, capital), mentioned);
            const scenarios::BoundWordForm* form = form_of(word);
            base::ensure(form != nullptr,
                         "case text: a word without a form for the case: " + std::string(piece.word));
            std::string written =
                form->text[drawn(Purpose::case_word, word.key, form->text.size())].in(language);
            out += capital ? with_capital(std::move(written)) : written;
        }
        return out;
    }

    [[nodiscard]] base::Bilingual worded(const BoundSentence& sentence,
                                         std::set<std::string> (&mentioned)[2]) const {
        const base::Bilingual& text =
            sentence.text[drawn(Purpose::case_wording, sentence.key, sentence.text.size())];
        return {filled(text.da, base::Language::da, &mentioned[0]),
                filled(text.en, base::Language::en, &mentioned[1])};
    }

    const CaseLanguage& language_;
    const CaseState& state_;
    const base::Draws& draws_;
    const base::Subject who_;
    std::set<std::string> topics_;
};

constexpr std::uint32_t kPartsOfLetter = 0, kPartsOfSteps = 1000;

}  // namespace

std::string ToldStep::text(base::Language language) const { return joined_sentences(sentences, language); }
std::string CaseText::letter_text(base::Language language) const {
    return joined_sentences(letter, language);
}

CaseState state_of_case(const CaseLanguage& language, const sim::CaseGenerator& generator,
                        const sim::CaseFacts& facts, const base::Draws& draws, const base::Subject& who) {
    std::vector<int> details;
    for (std::size_t d = 0; d < language.details.size(); ++d) {
        double u = draws.uniform(Purpose::case_detail, who, static_cast<std::uint32_t>(d));
        const auto& values = language.details[d].values;
        std::size_t level = 0;
        while (level + 1 < values.size() && u >= values[level].share) u -= values[level++].share;
        details.push_back(static_cast<int>(level));
    }
    constexpr std::uint32_t kTies = 100;  // keys after those of the details
    std::vector<double> ties;
    for (std::uint32_t f = 0; f < generator.features(); ++f) {
        ties.push_back(draws.uniform(Purpose::case_detail, who, kTies + f));
    }
    return language.variables.state_of(generator, facts, details, ties);
}

std::optional<CaseText> tell_case_text(const CaseLanguage& language, const sim::CaseGenerator& generator,
                                       const sim::CaseFacts& facts, const base::Draws& draws,
                                       const base::Subject& who) {
    CaseText out;
    out.state = state_of_case(language, generator, facts, draws, who);
    const bool left_out = std::any_of(language.left_out.begin(), language.left_out.end(),
                                      [&](const auto& rule) { return scenarios::all_hold(rule, out.state); });
    if (left_out) return std::nullopt;
    const auto letter = std::find_if(language.letters.begin(), language.letters.end(),
                                     [&](const auto& l) { return scenarios::all_hold(l.when, out.state); });
    base::ensure(letter != language.letters.end(), "case text: no letter for this case");
    Teller teller(language, out.state, draws, who);
    out.heading = teller.filled(language.heading);
    out.letter = teller.tell(letter->parts, kPartsOfLetter);
    for (const scenarios::BoundStep& step : language.steps) {
        out.steps.push_back(
            {step.id, step.name, step.done, step.minutes, teller.tell(step.parts, kPartsOfSteps)});
    }
    for (std::size_t a = 0; a < language.announcements.size(); ++a) {
        const scenarios::BoundAnnouncement& announcement = language.announcements[a];
        const bool warned = std::any_of(out.letter.begin(), out.letter.end(), [&](const ToldSentence& s) {
            return language.sentences[s.sentence].warns == a;
        });
        const bool holds = !announcement.when.empty() && scenarios::all_hold(announcement.when, out.state);
        if (warned || holds) out.announcements.push_back(announcement.text);
    }
    return out;
}

std::vector<FileLine> file_lines(const sim::Definition& definition, const CaseLanguage& language,
                                 const CaseState& state) {
    std::vector<FileLine> out;
    for (std::size_t v = 0; v < definition.features.size(); ++v) {  // facts are the first variables
        const sim::Feature& feature = definition.features[v];
        base::Bilingual value;
        if (state.level[v] < 0) {
            value = {base::format_number(state.value[v], 0, base::Language::da),
                     base::format_number(state.value[v], 0, base::Language::en)};
        } else {
            value = language.variables.all()[v].levels[static_cast<std::size_t>(state.level[v])];
        }
        if (!feature.unit.da.empty())
            value = {value.da + ' ' + feature.unit.da, value.en + ' ' + feature.unit.en};
        out.push_back({feature.id, feature.name, value});
    }
    return out;
}

}  // namespace skoen::lab
