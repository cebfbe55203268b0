#include "gui/ui/record.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/json_writer.h"

namespace skoen::gui::ui {

namespace {

constexpr std::array<std::string_view, 12> kRecordNames{"text",   "button", "tab",       "segment",
                                                        "toggle", "slider", "range_bar", "text_field",
                                                        "scene",  "mark",   "region",    "scroll_area"};

double tenth(float pixels) { return std::round(static_cast<double>(pixels) * 10) / 10; }

void write_rect(base::JsonWriter& out, std::string_view key, const Rect& rect) {
    out.key(key).begin_array();
    out.value(tenth(rect.x)).value(tenth(rect.y)).value(tenth(rect.w)).value(tenth(rect.h));
    out.end_array();
}

void write_record(base::JsonWriter& out, const Record& record) {
    out.begin_object();
    if (!record.key.empty()) out.key("key").value(record.key);
    out.key("kind").value(name_of(record.kind));
    out.key("label").value(record.label);
    write_rect(out, "rect", record.rect);
    write_rect(out, "clip", record.clip);
    if (!record.region.empty()) out.key("region").value(record.region);
    if (!record.enabled) out.key("enabled").value(false);
    if (record.focused) out.key("focused").value(true);
    if (record.active) out.key("active").value(true);
    if (record.hovered) out.key("hovered").value(true);
    if (!record.value.empty()) out.key("value").value(record.value);
    out.end_object();
}

}  // namespace

std::string_view name_of(RecordKind kind) { return kRecordNames.at(static_cast<std::size_t>(kind)); }

const Record* Recording::find(std::string_view key) const {
    const auto found = std::ranges::find(records, key, &Record::key);
    return found == records.end() ? nullptr : &*found;
}

std::string Recording::to_json() const {
    base::JsonWriter out;
    out.begin_object();
    out.key("em").value(tenth(em));
    out.key("page").begin_array().value(tenth(width)).value(tenth(height)).end_array();
    out.key("records").begin_array();
    for (const Record& record : records) write_record(out, record);
    out.end_array();
    out.end_object();
    return out.finish();
}

}  // namespace skoen::gui::ui
