// The parts of the HTML report, in reading order. Each writes one <section>.
#pragma once

#include "lab/why.h"
#include "report/chart.h"
#include "report/html.h"

namespace skoen::report {

// html_results.cpp: what came of it
void write_words(HtmlWriter& out, const Reading& reading);
void write_pictures(HtmlWriter& out, const Reading& reading);
void write_numbers(HtmlWriter& out, const Reading& reading);
// Needs an ensemble.
void write_hinges(HtmlWriter& out, const Reading& reading);

// html_why.cpp: what drives the differences from the office without the score
void write_why(HtmlWriter& out, const Reading& reading, const std::vector<lab::Why>& why);

// report_html.cpp: everything before the body; `sentence` describes the page
void write_head(HtmlWriter& out, const Reading& reading, const std::string& sentence);

// html_basis.cpp: what it rests on
void write_model(HtmlWriter& out, const Reading& reading);
void write_assumptions(HtmlWriter& out, const Reading& reading);
void write_scenario(HtmlWriter& out, const Reading& reading);
void write_recipe(HtmlWriter& out, const Reading& reading);

// html_parts.cpp: shared
void open_section(HtmlWriter& out, std::string_view id, std::string_view heading);
void close_section(HtmlWriter& out);
// First column as row headings; a second line in a cell is set smaller in tone below the first.
void write_table(HtmlWriter& out, const DataTable& table, std::string_view caption,
                 std::string_view css_class = "numbers");
void write_badge(HtmlWriter& out, std::size_t plan);

}  // namespace skoen::report
