#include <algorithm>

#include "gui/screens/study.h"
#include "sim/base/json_writer.h"

namespace skoen::gui::screens {

float study_head(const DeskView& view, const std::string& headline, const std::string& grey_line) {
    const ui::Rect area = ui::content();
    ui::at(area.x, area.y);
    ui::headline(headline, area.w);
    ui::at(area.x, ui::cursor_y());
    const std::string words = !view.message.empty()       ? tr(view, "benchdesk.refused", {view.message})
                              : !view.found.fault.empty() ? tr(view, "benchdesk.fault", {view.found.fault})
                              : view.found.working        ? grey_line + ' ' + tr(view, "benchdesk.working")
                                                          : grey_line;
    ui::grey(words, area.w);
    return ui::cursor_y() + 0.5F;
}

const study::VignettePlan* vignettes_of(const DeskView& view) {
    return view.study.design && view.study.design->vignettes ? &*view.study.design->vignettes : nullptr;
}

session::EditStudy edit_number(const std::string& pointer, double value) {
    return {pointer + '=' + base::json_number(value)};
}

session::EditStudy edit_text(const std::string& pointer, const std::string& text) {
    base::JsonWriter json;
    json.value(text);
    return {pointer + '=' + json.finish()};
}

session::EditStudy edit_words(const std::string& pointer, const base::Bilingual& now, base::Language language,
                              const std::string& words) {
    const bool danish = language == base::Language::da;
    if (!(danish ? now.en : now.da).empty()) return edit_text(pointer + (danish ? "/da" : "/en"), words);
    base::JsonWriter json(base::JsonWriter::Layout::compact);
    json.begin_object();
    json.key("da").value(words);
    json.key("en").value(words);
    json.end_object();
    return {pointer + '=' + json.finish()};
}

std::string effect_label(const DeskView& view, const std::string& name) {
    if (const study::VignettePlan* plan = vignettes_of(view)) {
        for (const study::VignetteFactor& factor : plan->factors) {
            for (std::size_t l = 1; l < factor.levels.size(); ++l) {
                if (factor.id + factor.levels[l].id == name)
                    return factor.name.in(view.language) + ": " + factor.levels[l].label(view.language);
            }
        }
        for (const study::Contrast& contrast : plan->contrasts) {
            if (contrast.id == name) return contrast.name.in(view.language);
        }
    }
    if (view.study.design && view.study.design->cluster_trial) {
        for (const study::TrialArm& arm : view.study.design->cluster_trial->arms) {
            if (arm.id == name) return arm.name.in(view.language);
        }
    }
    if (view.study.design && view.study.design->simulation) {
        for (const study::CourseArm& arm : view.study.design->simulation->arms) {
            if (arm.id == name) return arm.name.in(view.language);
        }
    }
    if (name == "treatment") return tr(view, "benchdesk.effect.treatment");
    if (name == "global") return tr(view, "benchdesk.effect.global");
    return name;
}

std::string label_within(const DeskView& view, const std::string& name, const std::string& more,
                         float width) {
    const std::string whole = effect_label(view, name) + more;
    return ui::text_width(whole, true) <= width ? whole : name + more;
}

bool study_beside(const DeskView& view) { return ui::page().w >= 66 && view.scale < 1.5; }

}  // namespace skoen::gui::screens
