#include "report/charts.h"
#include "report/overall_words.h"
#include "report/recipe.h"
#include "report/take_home_sections.h"
#include "report/words.h"
#include "sim/base/build_info.h"

namespace skoen::report {

void take_home_results(const TakeHomeOf& of, TakeHomePaper& paper) {
    const Reading r = of.reading();
    paper.section(tr("workshop.handout.results", r.language));
    for (const std::string& sentence : overall_words(r)) paper.paragraph(sentence);
    for (const PlanWords& words : plan_words(r)) {
        std::string all = r.name(words.plan) + ": ";
        for (const std::string& sentence : words.sentences) all += sentence + ' ';
        all.pop_back();
        paper.paragraph(all);
    }
    const auto frame = [&paper](double height) { return Frame{paper.width(), height, 0, 1, 1, text_width}; };
    paper.picture(tradeoff_chart(r, frame(22)));
    paper.picture(weeks_chart(r, frame(14), "override_rate"));
    for (const std::string& note : reading_notes(r)) paper.note(note);
}

void take_home_cards(const TakeHomeOf& of, TakeHomePaper& paper) {
    if (!of.view.workshop || of.view.workshop->definition->cards.empty()) return;
    std::vector<std::string> lines;
    for (const scenarios::QuestionCard& card : of.view.workshop->definition->cards)
        lines.push_back(card.text.in(of.view.language));
    paper.section(tr("workshop.handout.cards", of.view.language));
    paper.bullets(lines);
}

// With events the office without the score was hit too, which no list of strategies says: the log says all.
void take_home_recipe(const TakeHomeOf& of, TakeHomePaper& paper) {
    const Reading r = of.reading();
    const bool has_events = of.view.workshop && !of.view.workshop->released.empty();
    paper.section(tr("workshop.handout.again", r.language));
    paper.paragraph(
        tr(has_events ? "workshop.handout.again_log" : "workshop.handout.again_words", r.language));
    paper.command(has_events ? "skoen-desk --play log.jsonl" : recipe_of(r).command);
    paper.paragraph(
        tr("workshop.handout.seed", r.language,
           {std::to_string(r.comparison.seed), base::format_count(r.comparison.replications, r.language),
            r.comparison.hash(), std::string(base::build_info().version)}));
    if (!of.view.session.empty()) {
        paper.paragraph(tr("workshop.handout.session", r.language, {of.view.session}));
        paper.command("skoen session show " + of.view.session);
    }
}

}  // namespace skoen::report
