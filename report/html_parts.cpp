#include "report/html_sections.h"

namespace skoen::report {

void open_section(HtmlWriter& out, std::string_view id, std::string_view heading) {
    out.open("section", {{"id", id}}).element("h2", heading);
}

void close_section(HtmlWriter& out) { out.close(); }

void write_table(HtmlWriter& out, const DataTable& table, std::string_view caption,
                 std::string_view css_class) {
    out.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
    out.open("table", {{"class", css_class}}).element("caption", caption);
    out.open("thead").open("tr");
    for (const std::string& column : table.columns) out.element("th", column, {{"scope", "col"}});
    out.close().close().open("tbody");
    for (const auto& row : table.rows) {
        out.open("tr");
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::size_t split = row[i].find('\n');
            if (i == 0) {
                out.element("th", row[i], {{"scope", "row"}});
                continue;
            }
            out.open("td").text(row[i].substr(0, split));
            if (split != std::string::npos)
                out.raw("<br>").element("span", row[i].substr(split + 1), {{"class", "range"}});
            out.close();
        }
        out.close();
    }
    out.close().close().close();
}

void write_badge(HtmlWriter& out, std::size_t plan) {
    const PlanLook look = plan_look(plan);
    out.element("span", look.letter, {{"class", "badge plan" + std::to_string(plan)}});
}

}  // namespace skoen::report
