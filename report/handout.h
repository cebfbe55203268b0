// The pages to take home for one plan: what to measure in the first eight weeks, what the law already demands, and how to
// play it again. The workshop's handout is made of these and of what the teams did.
#pragma once

#include <string>
#include <vector>

#include "lab/first_weeks.h"
#include "report/html.h"
#include "report/pages.h"
#include "report/reading.h"

namespace skoen::report {

// One row of what is watched: its name, weeks as columns, "expect", "stop and look", and an empty row for one's own numbers.
struct WatchBlock {
    std::string heading;                // "Går imod en score, der siger »undersøg«"
    std::string how;                    // how the office counts it
    DataTable table;                    // columns: "", uge 1 ... uge 8
    std::vector<std::string> meanings;  // what it may mean below and above, and what to do
};
[[nodiscard]] std::vector<WatchBlock> watch_blocks(const lab::FirstWeeks& first, Language language);
// How often the rule sounds for nothing, and how often where people lean on the score.
[[nodiscard]] std::vector<std::string> watch_notes(const lab::FirstWeeks& first, Language language);

// What holds whatever plan is chosen: the demand, where it stands, what it asks of a plan with a score, and how sure the
// reference is (tag of the domain notes: V read, R recalled and to be checked).
struct LawPoint {
    std::string demand, where, here, tag;
};
[[nodiscard]] std::vector<LawPoint> law_points(Language language);

// Onto pages and into a page for the browser, one plan: `plan` is its place in the comparison.
void add_first_weeks(Pages& pages, const Reading& reading, std::size_t plan, const lab::FirstWeeks& first);
void add_law(Pages& pages, const Reading& reading);
void write_first_weeks(HtmlWriter& out, const Reading& reading, std::size_t plan,
                       const lab::FirstWeeks& first);
void write_law(HtmlWriter& out, const Reading& reading);

// The whole handout: first weeks, law, recipe.
[[nodiscard]] std::string html_handout(const Reading& reading, std::size_t plan,
                                       const lab::FirstWeeks& first);
[[nodiscard]] std::vector<Scene> handout_pages(const Reading& reading, std::size_t plan,
                                               const lab::FirstWeeks& first);
[[nodiscard]] std::string pdf_handout(const Reading& reading, std::size_t plan, const lab::FirstWeeks& first);

}  // namespace skoen::report
