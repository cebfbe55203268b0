#include "session/training_words.h"

#include <algorithm>

#include "scenarios/texts.h"

namespace skoen::session {

namespace {

// Texts of one language.
class TrainingTexts {
  public:
    explicit TrainingTexts(base::Language language) : language_(language) {}
    [[nodiscard]] std::string operator()(std::string_view key,
                                         std::initializer_list<std::string_view> values = {}) const {
        return scenarios::fill(scenarios::text(key).in(language_), values);
    }
    [[nodiscard]] std::string counted(std::string_view key, const TrainingCount& count) const {
        return (*this)(key, {std::to_string(count.k), std::to_string(count.n)});
    }
    [[nodiscard]] base::Language language() const { return language_; }

  private:
    base::Language language_;
};

std::string of_hundred(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)); }

void add_counted(const TrainingTexts& tr, DebriefSection& section, std::string_view key,
                 const TrainingCount& count) {
    if (count.n > 0) section.sentences.push_back(tr.counted(key, count));
}

void add_section(DebriefWords& words, DebriefSection section) {
    if (!section.sentences.empty()) words.sections.push_back(std::move(section));
}

DebriefSection certainty_section(const TrainingTexts& tr, const TrainingDebrief& d) {
    DebriefSection out{tr("trainingroom.debrief.certainty_head"), {}};
    for (std::size_t c = 0; c < d.by_certainty.size(); ++c) {
        const TrainingCount& count = d.by_certainty[c];
        if (count.n == 0) continue;
        out.sentences.push_back(
            tr("trainingroom.debrief.certainty", {tr("trainingroom.certainty." + std::to_string(c + 1)),
                                                  std::to_string(count.k), std::to_string(count.n)}));
    }
    return out;
}

DebriefSection switch_section(const TrainingTexts& tr, const TrainingDebrief& d) {
    DebriefSection out{tr("trainingroom.debrief.switch_head"), {}};
    add_counted(tr, out, "trainingroom.debrief.switch_doubt", d.switched_in_doubt);
    add_counted(tr, out, "trainingroom.debrief.switch_sure", d.switched_when_sure);
    return out;
}

DebriefSection wrong_section(const TrainingTexts& tr, const TrainingDebrief& d) {
    DebriefSection out{tr("trainingroom.debrief.wrong_head"), {}};
    add_counted(tr, out, "trainingroom.debrief.wrong", d.wrong_followed);
    add_counted(tr, out, "trainingroom.debrief.planted", d.planted_followed);
    add_counted(tr, out, "trainingroom.debrief.overrides", d.overrides_right);
    return out;
}

DebriefSection time_section(const TrainingTexts& tr, const TrainingDebrief& d) {
    DebriefSection out{tr("trainingroom.debrief.time_head"), {}};
    if (d.decided > 0)
        out.sentences.push_back(
            tr("trainingroom.debrief.minutes", {base::format_number(d.minutes, 0, tr.language())}));
    if (d.seconds_alone && d.seconds_with) {
        out.sentences.push_back(tr("trainingroom.debrief.seconds_both",
                                   {base::format_number(*d.seconds_alone, 0, tr.language()),
                                    base::format_number(*d.seconds_with, 0, tr.language())}));
    }
    if (d.skipped > 0)
        out.sentences.push_back(tr("trainingroom.debrief.skipped", {std::to_string(d.skipped)}));
    return out;
}

void add_colleagues(const TrainingTexts& tr, DebriefSection& section, std::string_view key,
                    const TrainingCount& own, std::vector<int> others) {
    if (own.n == 0 || others.empty()) return;
    std::sort(others.begin(), others.end());
    section.sentences.push_back(
        tr(key, {std::to_string(own.k), std::to_string(own.n), std::to_string(others.front()),
                 std::to_string(others.back()), std::to_string(others[others.size() / 2])}));
}

void add_interval(const TrainingTexts& tr, DebriefSection& section, std::string_view key,
                  const TrainingCount& count) {
    if (const auto interval = count.interval())
        section.sentences.push_back(tr(key, {of_hundred(interval->lo), of_hundred(interval->hi)}));
}

DebriefSection little_section(const TrainingTexts& tr, const TrainingDebrief& d) {
    DebriefSection out{tr("trainingroom.debrief.little_head", {std::to_string(d.decided)}), {}};
    add_interval(tr, out, "trainingroom.debrief.little_alone", d.alone);
    add_interval(tr, out, "trainingroom.debrief.little_resist", d.rsr);
    add_interval(tr, out, "trainingroom.debrief.little_follow", d.rair);
    out.sentences.push_back(tr("trainingroom.debrief.little_luck"));
    return out;
}

const TrainingRecord* record_at(const std::vector<TrainingRecord>& records, int place) {
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const TrainingRecord& r) { return r.place == place; });
    return found == records.end() ? nullptr : &*found;
}

}  // namespace

const std::string& act_word(const TrainingRoom& room, bool act, base::Language language) {
    const sim::DecisionText& decision = room.world.definition.decision;
    return (act ? decision.act : decision.dismiss).in(language);
}

std::string unseen_words(const TrainingRoom& room, const lab::DeckCase& c, base::Language language) {
    const TrainingTexts tr(language);
    std::string cues;
    for (std::size_t i = 0; i < room.world.definition.cues.size(); ++i) {
        if (((c.arrival.facts.cue_bits >> i) & 1U) == 0) continue;
        cues += (cues.empty() ? "" : "; ") + room.world.definition.cues[i].name.in(language);
    }
    return cues.empty() ? tr("trainingroom.program.nothing_unseen")
                        : tr("trainingroom.program.unseen", {cues});
}

std::vector<std::string> score_words(const TrainingRoom& room, const TrainingView& view,
                                     base::Language language) {
    const TrainingTexts tr(language);
    const int score = view.now.score, line = room.world.tool.line;
    const std::string advice = act_word(room, view.now.recommended, language);
    if (view.display == sim::Display::band) {
        const std::string band = tr(score <= 3   ? "trainingroom.band.low"
                                    : score <= 7 ? "trainingroom.band.middle"
                                                 : "trainingroom.band.high");
        return {tr("trainingroom.program.score_band", {band, advice})};
    }
    std::vector<std::string> out = {
        tr("trainingroom.program.score",
           {std::to_string(score), std::to_string(line), act_word(room, true, language)})};
    if (view.display == sim::Display::with_uncertainty) {
        out.push_back(tr(score == line || score == line - 1 ? "trainingroom.program.score_uncertain"
                                                            : "trainingroom.program.score_certain"));
    }
    if (view.display == sim::Display::with_reasons && view.shown != nullptr) {
        std::string reasons;
        for (const lab::FileLine& line_of_file :
             lab::strongest_reasons(room.world, room.language, *view.shown)) {
            reasons += (reasons.empty() ? "" : "; ") + line_of_file.name.in(language) + ": " +
                       line_of_file.value.in(language);
        }
        if (!reasons.empty()) out.push_back(tr("trainingroom.program.reasons", {reasons}));
    }
    return out;
}

std::vector<std::string> changed_case_words(const TrainingRoom& room, const TrainingRecord& r,
                                            base::Language language) {
    const TrainingTexts tr(language);
    return {
        tr("trainingroom.debrief.changed", {std::to_string(r.place), act_word(room, *r.own_acts, language),
                                            tr("trainingroom.certainty." + std::to_string(r.certainty)),
                                            std::to_string(r.score), act_word(room, *r.acts, language)}),
        tr(*r.acts == r.best ? "trainingroom.debrief.changed_right" : "trainingroom.debrief.changed_wrong"),
        unseen_words(room, room.deck[static_cast<std::size_t>(r.place - 1)], language)};
}

DebriefWords debrief_words(const TrainingRoom& room, const std::vector<TrainingRecord>& records,
                           const TrainingDebrief& d, const ColleaguesOnDeck& colleagues,
                           base::Language language) {
    const TrainingTexts tr(language);
    DebriefWords out;
    const bool both = d.rsr.n > 0 && d.rair.n > 0;
    out.headline =
        both ? tr("trainingroom.debrief.head_both", {std::to_string(d.rsr.k), std::to_string(d.rsr.n),
                                                     std::to_string(d.rair.k), std::to_string(d.rair.n)})
             : tr("trainingroom.debrief.head_none");
    if (both) out.under.push_back(tr("trainingroom.debrief.head_basis"));
    if (d.alone.n > 0) out.under.push_back(tr.counted("trainingroom.debrief.alone", d.alone));
    if (d.with_score.n > 0) out.under.push_back(tr.counted("trainingroom.debrief.with", d.with_score));
    if (d.alone_same.n > 0) {
        out.under.push_back(
            tr("trainingroom.debrief.same", {std::to_string(d.alone_same.n), std::to_string(d.alone_same.k),
                                             std::to_string(d.with_score_same.k)}));
    }
    add_section(out, wrong_section(tr, d));
    add_section(out, switch_section(tr, d));
    add_section(out, certainty_section(tr, d));
    DebriefSection beside{tr("trainingroom.debrief.colleagues_head"), {}};
    add_colleagues(tr, beside, "trainingroom.debrief.colleagues_wrong", d.after_wrong,
                   colleagues.after_wrong);
    add_colleagues(tr, beside, "trainingroom.debrief.colleagues_right", d.after_right,
                   colleagues.after_right);
    if (!beside.sentences.empty()) beside.sentences.push_back(tr("trainingroom.debrief.colleagues_profile"));
    add_section(out, std::move(beside));
    DebriefSection changed{tr("trainingroom.debrief.changed_head"), {}};
    for (const int place : d.changed) {
        if (const TrainingRecord* r = record_at(records, place)) {
            std::string story;
            for (const std::string& sentence : changed_case_words(room, *r, language))
                story += (story.empty() ? "" : " ") + sentence;
            changed.sentences.push_back(std::move(story));
        }
    }
    if (d.changed.empty() && d.alone_same.n > 0)
        changed.sentences.push_back(tr("trainingroom.debrief.nobody_changed"));
    add_section(out, std::move(changed));
    add_section(out, time_section(tr, d));
    add_section(out, little_section(tr, d));
    return out;
}

}  // namespace skoen::session
