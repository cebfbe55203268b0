// The page that leaders use most: what to measure in the first eight weeks; and what the law asks for already.
#include "report/handout.h"
#include "report/take_home_sections.h"
#include "report/task_words.h"

namespace skoen::report {

void take_home_first_weeks(const TakeHomeOf& of, TakeHomePaper& paper) {
    const Language language = of.view.language;
    const Reading r = of.reading();
    if (of.plan == 0) {
        paper.section(tr("workshop.handout.first_weeks_none", language));
        paper.paragraph(tr("handout.no_score", language));
        return;
    }
    paper.section(tr("handout.first_weeks", language, {r.name(of.plan)}));
    if (of.first.series.empty()) {
        paper.paragraph(tr("handout.no_score", language));
        return;
    }
    paper.paragraph(tr("handout.why_measure", language));
    for (const std::string& note : watch_notes(of.first, language)) paper.paragraph(note);
    for (const WatchBlock& block : watch_blocks(of.first, language)) {
        paper.strong(block.heading);
        paper.table(block.how, block.table);
        paper.bullets(block.meanings);
    }
}

void take_home_law(const TakeHomeOf& of, TakeHomePaper& paper) {
    const Language language = of.view.language;
    const sim::Definition& definition = of.reading().definition();
    paper.section(tr("handout.law.heading", language));
    paper.paragraph(tr("handout.law.intro", language));
    paper.paragraph(definition.law.in(language) + ' ' +
                    tr("handout.law.as_of", language, {date_words(definition.law_as_of, language)}));
    for (const LawPoint& point : law_points(language)) {
        paper.strong(point.demand);
        paper.paragraph(point.here);
        paper.note(point.where + " · " + point.tag);
    }
}

}  // namespace skoen::report
