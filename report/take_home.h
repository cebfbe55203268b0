// What the room takes home: one story, set twice. A section is a function that writes to a paper; the same function fills
// the PDF and the HTML page. Sections come in the order of take_home_sections().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lab/first_weeks.h"
#include "report/chart.h"
#include "session/desk_view.h"

namespace skoen::report {

// Where a section writes. Headings first, one section each.
class TakeHomePaper {
  public:
    virtual ~TakeHomePaper() = default;
    virtual void section(std::string_view heading) = 0;
    virtual void strong(std::string_view words) = 0;  // a small heading
    virtual void paragraph(std::string_view words) = 0;
    virtual void note(std::string_view words) = 0;  // grey
    virtual void bullets(const std::vector<std::string>& lines) = 0;
    virtual void picture(const Chart& chart) = 0;  // headline, grey line and the picture
    virtual void table(std::string_view caption, const DataTable& table) = 0;
    virtual void command(std::string_view words) = 0;
    // What pictures are made for, em.
    [[nodiscard]] virtual double width() const = 0;
};

// Of a desk with a scenario that is loaded and played; a workshop is told where one was held. `plan`: the place in the
// comparison of the plan that most teams stood by, else of the chosen one; 0: not to introduce the score.
struct TakeHomeOf {
    const session::DeskView& view;
    std::size_t plan = 0;
    lab::FirstWeeks first;  // of that plan
    [[nodiscard]] Reading reading() const { return {*view.world, *view.comparison, view.language}; }
};

using TakeHomeSection = void (*)(const TakeHomeOf& of, TakeHomePaper& paper);
[[nodiscard]] const std::vector<TakeHomeSection>& take_home_sections();

// False while the picture is not whole: nothing loaded, nothing played, or another plan still being played.
[[nodiscard]] bool can_take_home(const session::DeskView& view);
// Plays the first weeks of the plan, a second or two. Throws base::InternalError when can_take_home is false.
[[nodiscard]] TakeHomeOf take_home_of(const session::DeskView& view);
// The same bytes each time.
[[nodiscard]] std::string take_home_html(const TakeHomeOf& of);
[[nodiscard]] std::vector<Scene> take_home_pages(const TakeHomeOf& of);
[[nodiscard]] std::string take_home_pdf(const TakeHomeOf& of);

// handout.pdf, handout.html, the plans as they were played as strategy files and the log of the session into that folder, made if it is not
// there. Throws base::InputError when they cannot be written.
void write_take_home(const session::DeskView& view, const std::vector<std::string>& log,
                     const std::string& folder);

}  // namespace skoen::report
