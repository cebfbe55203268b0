#include "report/html_sections.h"
#include "report/why_words.h"

namespace skoen::report {

void write_why(HtmlWriter& out, const Reading& r, const std::vector<lab::Why>& all) {
    open_section(out, "why", tr("why.heading", r.language));
    out.element("p", tr("why.how_to_read", r.language));
    for (const lab::Why& why : all) {
        out.open("div", {{"class", "plan"}}).open("h3");
        write_badge(out, why.pair.strategy);
        out.text(' ' + r.name(why.pair.strategy)).close();
        const std::string subject = capitalised(r.called(why.pair.strategy));
        for (const std::string& words :
             why_sentences(r.definition(), why, subject, r.called(why.pair.versus), r.language))
            out.element("p", words);
        DataTable table;
        table.columns = {tr("why.part", r.language)};
        for (const lab::Difference& d : why.causes) {
            const DifferenceNames names = difference_names(r.definition(), d.measure, "", "", r.language);
            table.columns.push_back(names.noun + ' ' + names.unit);
        }
        table.rows = why_rows(why, r.language);
        write_table(out, table, tr("why.table", r.language, {subject, r.called(why.pair.versus)}));
        out.close();
    }
    close_section(out, r.language);
}

}  // namespace skoen::report
