// Files for survey platforms, each with how far it was checked.
#include <algorithm>
#include <array>

#include "gui/screens/study.h"
#include "study/exports.h"

namespace skoen::gui::screens {

namespace {

struct FileRow {
    const char *format, *name, *what;  // name empty: a key of its own
};
constexpr std::array<FileRow, 9> kFileRows = {{
    {"tables", "", "benchdesk.files.tables_what"},
    {"surveyjs", "SurveyJS", "benchdesk.files.surveyjs_what"},
    {"qualtrics", "Qualtrics", "benchdesk.files.form_what"},
    {"limesurvey", "LimeSurvey", "benchdesk.files.form_what"},
    {"surveyxact", "SurveyXact", "benchdesk.files.list_what"},
    {"enalyzer", "Enalyzer", "benchdesk.files.list_what"},
    {"redcap", "REDCap", "benchdesk.files.form_what"},
    {"otree", "oTree", "benchdesk.files.otree_what"},
    {"formr", "formr", "benchdesk.files.form_what"},
}};

}  // namespace

void draw_study_files(const DeskView& view, DeskCommands& out) {
    if (!view.study.design) return;
    const bool there = vignettes_of(view) != nullptr;
    const std::string folder = "skoen-" + view.study.design->id;
    const float top = study_head(view, tr(view, "benchdesk.files.headline"),
                                 !there                ? tr(view, "benchdesk.no_vignettes")
                                 : view.notice.empty() ? tr(view, "benchdesk.files.grey", {folder})
                                                       : view.notice);
    if (!there) return;
    body("survey.files", top, [&](float width, float) {
        const std::string write = tr(view, "benchdesk.files.write");
        const float press = ui::text_width(write) + 2.2F, name = 9;
        float y = 0;
        for (const FileRow& row : kFileRows) {
            ui::at(kRing, y);
            ui::hairline(width - kRing);
            ui::at(kRing, y + 0.5F);
            ui::strong(row.name[0] != '\0' ? std::string(row.name) : tr(view, "benchdesk.files.tables"));
            ui::at(kRing + name, y + 0.5F);
            ui::body(tr(view, row.what), width - name - press - 1.5F);
            const float end = ui::cursor_y();
            ui::at(width - press - 0.3F, y + 0.35F);
            ui::next_width(press);
            if (ui::button(std::string("survey.export.") + row.format, write))
                out.push_back(session::ExportStudy{folder, row.format});
            y = std::max(end, y + 2.4F) + 0.3F;
        }
        ui::at(kRing, y);
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
