#include "stats/model_frame.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "sim/base/text.h"

namespace skoen::stats {

namespace {

// One variable of the formula over the whole table: numbers, or codes of levels.
struct Variable {
    std::string name;
    bool is_factor = false;
    std::vector<double> numbers;
    ModelFactor factor;
};

std::string frame_number_text(double number) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, end.ptr};
}

const DataColumn& column_of(const DataFrame& data, const FormulaNode& node) {
    const DataColumn* column = data.find(node.word);
    if (column != nullptr) return *column;
    std::vector<std::string_view> names;
    for (const DataColumn& each : data.columns) names.push_back(each.name);
    const auto near = base::nearest_name(node.word, names);
    formula_fault(node.column,
                  near ? "a column of the data (did you mean \"" + std::string(*near) + "\"?)"
                       : "a column of the data",
                  '"' + node.word + '"');
}

bool missing(const DataColumn& column, std::size_t row) {
    return column.numeric ? std::isnan(column.numbers[row])
                          : column.texts[row].empty() || column.texts[row] == "NA";
}

double numeric_power(double x, double power) {
    if (power == std::floor(power) && power >= 0 && power <= 16) {
        double out = 1;
        for (int k = 0; k < static_cast<int>(power); ++k) out *= x;
        return out;
    }
    return x > 0 ? base::exp(power * base::log(x)) : std::numeric_limits<double>::quiet_NaN();
}

double call_value(const std::string& word, double x) {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    if (word == "log") return x > 0 ? base::log(x) : nothing;
    if (word == "sqrt") return x >= 0 ? std::sqrt(x) : nothing;
    if (word == "exp") return base::exp(x);
    return x;  // I and parentheses
}

double numeric_value(const FormulaNode& node, const DataFrame& data, std::size_t row) {
    switch (node.kind) {
    case FormulaNode::Kind::number:
        return node.number;
    case FormulaNode::Kind::name: {
        const DataColumn& column = column_of(data, node);
        if (!column.numeric) formula_fault(node.column, "a column of numbers", '"' + node.word + '"');
        return column.numbers[row];
    }
    case FormulaNode::Kind::negative:
        return -numeric_value(node.parts[0], data, row);
    case FormulaNode::Kind::call:
        return call_value(node.word, numeric_value(node.parts[0], data, row));
    case FormulaNode::Kind::binary:
        break;
    }
    const double a = numeric_value(node.parts[0], data, row);
    const double b = numeric_value(node.parts[1], data, row);
    if (node.word == "+") return a + b;
    if (node.word == "-") return a - b;
    if (node.word == "*") return a * b;
    if (node.word == "/") return a / b;
    if (node.word == "^") return numeric_power(a, b);
    formula_fault(node.column, "arithmetic", '"' + node.word + '"');
}

bool named(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Null: numeric. Otherwise the column whose values are levels.
const DataColumn* factor_column(const FormulaNode& node, const DataFrame& data,
                                const ModelFrameOptions& options) {
    const bool asked = node.kind == FormulaNode::Kind::call && node.word == "factor";
    const FormulaNode& inner = asked ? node.parts[0] : node;
    if (inner.kind != FormulaNode::Kind::name) {
        if (asked) formula_fault(node.column, "a column", node_text(inner));
        return nullptr;
    }
    const DataColumn& column = column_of(data, inner);
    return asked || !column.numeric || named(options.factors, column.name) ? &column : nullptr;
}

// Columns of the model matrix for some terms, named as R does. A factor of a term is coded by contrasts where the term
// without it is in the model too, otherwise by one column a level (Chambers & Hastie 1992, section 2.4.1).
struct ColumnSet {
    std::vector<std::string> names;
    std::vector<std::size_t> term_of;
    std::vector<std::vector<double>> values;
};

class ColumnMaker {
  public:
    ColumnMaker(const std::vector<Variable>& variables, std::size_t rows)
        : variables_(variables), rows_(rows) {}

    ColumnSet columns(bool intercept, const std::vector<FormulaTerm>& terms) const {
        ColumnSet set;
        if (intercept) {
            set.names.emplace_back("(Intercept)");
            set.term_of.push_back(0);
            set.values.emplace_back(rows_, 1.0);
        }
        for (std::size_t t = 0; t < terms.size(); ++t) add_columns(set, intercept, terms, t);
        return set;
    }

  private:
    void add_columns(ColumnSet& set, bool intercept, const std::vector<FormulaTerm>& terms,
                     std::size_t t) const {
        std::vector<std::string> names{""};
        std::vector<std::vector<double>> values{std::vector<double>(rows_, 1.0)};
        for (const std::size_t v : terms[t]) {
            const bool contrasts = has_margin(intercept, terms, terms[t], v);
            std::vector<std::string> longer;
            std::vector<std::vector<double>> products;
            const std::size_t from = contrasts ? 1 : 0;
            const std::size_t to = variables_[v].is_factor ? variables_[v].factor.levels.size() : 1;
            for (std::size_t level = variables_[v].is_factor ? from : 0; level < to; ++level) {
                for (std::size_t k = 0; k < names.size(); ++k) {
                    longer.push_back(names[k] + (names[k].empty() ? "" : ":") + label(v, level));
                    products.push_back(multiplied(values[k], v, level));
                }
            }
            names = std::move(longer);
            values = std::move(products);
        }
        for (std::size_t k = 0; k < names.size(); ++k) {
            set.names.push_back(names[k]);
            set.term_of.push_back(t + 1);
            set.values.push_back(std::move(values[k]));
        }
    }
    static bool has_margin(bool intercept, const std::vector<FormulaTerm>& terms, const FormulaTerm& term,
                           std::size_t without) {
        FormulaTerm margin = term;
        std::erase(margin, without);
        if (!margin.empty()) return std::find(terms.begin(), terms.end(), margin) != terms.end();
        // Without an intercept the first term gets all levels of its factor, later main effects contrasts.
        return intercept || terms.front() != term;
    }
    std::string label(std::size_t v, std::size_t level) const {
        const Variable& variable = variables_[v];
        return variable.is_factor ? variable.name + variable.factor.levels[level] : variable.name;
    }
    std::vector<double> multiplied(std::vector<double> values, std::size_t v, std::size_t level) const {
        const Variable& variable = variables_[v];
        for (std::size_t i = 0; i < rows_; ++i) {
            values[i] *=
                variable.is_factor ? (variable.factor.codes[i] == level ? 1.0 : 0.0) : variable.numbers[i];
        }
        return values;
    }

    const std::vector<Variable>& variables_;
    std::size_t rows_;
};

Matrix as_matrix(const ColumnSet& set, std::size_t rows) {
    Matrix out(rows, set.values.size());
    for (std::size_t c = 0; c < set.values.size(); ++c) {
        for (std::size_t r = 0; r < rows; ++r) out.at(r, c) = set.values[c][r];
    }
    return out;
}

// Marks rows where the node has a missing value.
void mark_missing(const FormulaNode& node, const DataFrame& data, const ModelFrameOptions& options,
                  std::vector<bool>& use) {
    const DataColumn* levels = factor_column(node, data, options);
    for (std::size_t row = 0; row < data.rows; ++row) {
        if (levels != nullptr ? missing(*levels, row) : !std::isfinite(numeric_value(node, data, row))) {
            use[row] = false;
        }
    }
}

std::vector<std::size_t> complete_rows(const Formula& formula, const DataFrame& data,
                                       const ModelFrameOptions& options) {
    std::vector<bool> use(data.rows, true);
    mark_missing(formula.response, data, options, use);
    for (const FormulaNode& variable : formula.variables) mark_missing(variable, data, options, use);
    std::vector<std::string> plain = options.also;
    for (const RandomFormula& random : formula.random) {
        plain.insert(plain.end(), random.group.begin(), random.group.end());
    }
    for (const std::string& name : plain) {
        const DataColumn& column = column_of(data, {FormulaNode::Kind::name, name, 0, {}, 1});
        for (std::size_t row = 0; row < data.rows; ++row) use[row] = use[row] && !missing(column, row);
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < data.rows; ++row) {
        if (use[row]) rows.push_back(row);
    }
    if (rows.empty()) formula_fault(1, "rows without missing values", "none");
    return rows;
}

Variable read_variable(const FormulaNode& node, const DataFrame& data, const ModelFrameOptions& options,
                       const std::vector<std::size_t>& rows) {
    Variable variable;
    variable.name = node_text(node);
    const DataColumn* levels = factor_column(node, data, options);
    variable.is_factor = levels != nullptr;
    if (variable.is_factor) {
        variable.factor = factor_of(*levels, rows);
        order_levels(variable.factor, options.levels);
        variable.factor.name = variable.name;
        if (variable.factor.levels.size() < 2) {
            formula_fault(node.column, "a factor with two levels or more", variable.name + " with one level");
        }
        return variable;
    }
    for (const std::size_t row : rows) variable.numbers.push_back(numeric_value(node, data, row));
    return variable;
}

std::string term_text(const FormulaTerm& term, const std::vector<Variable>& variables) {
    std::string out;
    for (const std::size_t v : term) out += (out.empty() ? "" : ":") + variables[v].name;
    return out;
}

}  // namespace

ModelFactor factor_of(const DataColumn& column, const std::vector<std::size_t>& rows) {
    ModelFactor factor;
    factor.name = column.name;
    if (column.numeric) {
        std::vector<double> values;
        values.reserve(rows.size());
        for (const std::size_t row : rows) values.push_back(column.numbers[row]);
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        for (const double value : values) factor.levels.push_back(frame_number_text(value));
        for (const std::size_t row : rows) {
            const auto at = std::lower_bound(values.begin(), values.end(), column.numbers[row]);
            factor.codes.push_back(static_cast<std::uint32_t>(at - values.begin()));
        }
        return factor;
    }
    for (const std::size_t row : rows) factor.levels.push_back(column.texts[row]);
    std::sort(factor.levels.begin(), factor.levels.end());
    factor.levels.erase(std::unique(factor.levels.begin(), factor.levels.end()), factor.levels.end());
    for (const std::size_t row : rows) {
        const auto at = std::lower_bound(factor.levels.begin(), factor.levels.end(), column.texts[row]);
        factor.codes.push_back(static_cast<std::uint32_t>(at - factor.levels.begin()));
    }
    return factor;
}

void order_levels(ModelFactor& factor, const std::vector<LevelsOf>& levels) {
    for (const LevelsOf& wanted : levels) {
        if (wanted.column != factor.name) continue;
        std::vector<std::string> ordered;
        for (const std::string& level : wanted.levels) {
            if (named(factor.levels, level)) ordered.push_back(level);
        }
        std::vector<std::uint32_t> place;
        for (const std::string& level : factor.levels) {
            const auto at = std::find(ordered.begin(), ordered.end(), level);
            if (at == ordered.end())
                formula_fault(1, "a level of " + factor.name + " in the design", '"' + level + '"');
            place.push_back(static_cast<std::uint32_t>(at - ordered.begin()));
        }
        for (std::uint32_t& code : factor.codes) code = place[code];
        factor.levels = std::move(ordered);
        return;
    }
}

std::vector<std::uint32_t> group_numbers(const DataFrame& data, const std::vector<std::string>& columns,
                                         const std::vector<std::size_t>& rows, std::size_t& groups) {
    std::vector<std::vector<std::uint32_t>> keys(rows.size());
    for (const std::string& name : columns) {
        const ModelFactor factor =
            factor_of(column_of(data, {FormulaNode::Kind::name, name, 0, {}, 1}), rows);
        for (std::size_t i = 0; i < rows.size(); ++i) keys[i].push_back(factor.codes[i]);
    }
    std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
    std::vector<std::uint32_t> out;
    out.reserve(keys.size());
    for (const auto& key : keys) {
        out.push_back(numbers.emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    groups = numbers.size();
    return out;
}

ModelFrame model_frame(const Formula& formula, const DataFrame& data, const ModelFrameOptions& options) {
    ModelFrame frame;
    frame.rows = complete_rows(formula, data, options);
    frame.dropped = data.rows - frame.rows.size();
    const Variable response = read_variable(formula.response, data, options, frame.rows);
    frame.response_name = response.name;
    if (response.is_factor) {
        frame.response_levels = response.factor.levels;
        frame.y.assign(response.factor.codes.begin(), response.factor.codes.end());
    } else {
        frame.y = response.numbers;
    }
    std::vector<Variable> variables;
    for (const FormulaNode& node : formula.variables) {
        variables.push_back(read_variable(node, data, options, frame.rows));
    }
    const ColumnMaker maker(variables, frame.rows.size());
    const ColumnSet fixed = maker.columns(formula.intercept, formula.terms);
    frame.x = as_matrix(fixed, frame.rows.size());
    frame.names = fixed.names;
    frame.term_of = fixed.term_of;
    frame.terms.emplace_back("(Intercept)");
    for (const FormulaTerm& term : formula.terms) {
        frame.terms.push_back(term_text(term, variables));
        for (const std::size_t v : term) {
            const auto same = [&](const ModelFactor& f) { return f.name == variables[v].name; };
            if (variables[v].is_factor && std::none_of(frame.factors.begin(), frame.factors.end(), same)) {
                frame.factors.push_back(variables[v].factor);
            }
        }
    }
    for (const RandomFormula& random : formula.random) {
        const ColumnSet varying = maker.columns(random.intercept, random.terms);
        RandomTerm term;
        term.group = random.name;
        term.coefficients = varying.names;
        term.group_of = group_numbers(data, random.group, frame.rows, term.groups);
        term.z = as_matrix(varying, frame.rows.size());
        frame.random.push_back(std::move(term));
    }
    return frame;
}

}  // namespace skoen::stats
