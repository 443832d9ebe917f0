using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace PortReservation.Gate;

/// <summary>
/// What can be known of the types of values in a script before it runs: from casts, typed parameters, constructors, and the
/// members of what is known. Null stands for what only shows at run time.
/// </summary>
internal sealed class TypeInference
{
    private readonly ReferenceWorld world;
    private readonly IReadOnlySet<string> loaded;
    private readonly Dictionary<(Ast Scope, string Name), List<ExpressionAst?>> assigned = [];
    private readonly Dictionary<(Ast Scope, string Name), Type?> declared = [];
    private readonly HashSet<(Ast Scope, string Name)> underWay = [];
    private readonly Dictionary<string, Type> automatic;

    public TypeInference(ReferenceWorld world, Script script, IReadOnlySet<string> loaded)
    {
        this.world = world;
        this.loaded = loaded;
        automatic = new(StringComparer.OrdinalIgnoreCase)
        {
            ["PSCmdlet"] = world.Get(typeof(PSCmdlet)),
            ["ExecutionContext"] = world.Get(typeof(EngineIntrinsics)),
            ["MyInvocation"] = world.Get(typeof(InvocationInfo)),
        };
        foreach (var node in script.Nodes)
        {
            Note(node);
        }
    }

    public Type? TypeOf(Ast? expression) => expression switch
    {
        StringConstantExpressionAst or ExpandableStringExpressionAst => world.Get(typeof(string)),
        ConstantExpressionAst constant => world.Get(constant.StaticType),
        HashtableAst => world.Get(typeof(Hashtable)),
        ScriptBlockExpressionAst => world.Get(typeof(ScriptBlock)),
        ConvertExpressionAst { Type.TypeName.Name: "ordered" } => null,
        ConvertExpressionAst convert => world.Resolve(convert.Type.TypeName, loaded),
        ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandExpressionAst inner] } } => TypeOf(inner.Expression),
        CommandExpressionAst command => TypeOf(command.Expression),
        PipelineAst { PipelineElements: [CommandExpressionAst inner] } => TypeOf(inner.Expression),
        InvokeMemberExpressionAst { Member: StringConstantExpressionAst name } call => TypeOfCall(call, name.Value),
        MemberExpressionAst { Member: StringConstantExpressionAst name } member => TypeOfMember(member, name.Value),
        IndexExpressionAst index => TypeOf(index.Target) is { IsArray: true } array ? array.GetElementType() : null,
        VariableExpressionAst variable => TypeOfVariable(variable),
        _ => null,
    };

    /// <summary>The type that owns a member: the one named before ::, or that of the value before the dot.</summary>
    public Type? OwnerOf(MemberExpressionAst member) =>
        member is { Static: true, Expression: TypeExpressionAst type } ? world.Resolve(type.TypeName, loaded) : TypeOf(member.Expression);

    private Type? TypeOfCall(InvokeMemberExpressionAst call, string name)
    {
        if (OwnerOf(call) is not { } owner)
        {
            return null;
        }

        if (call.Static && name.Equals("new", StringComparison.OrdinalIgnoreCase))
        {
            return owner;
        }

        return TheOnly(ReferenceWorld.MembersOf(owner, name, call.Static)
            .OfType<MethodInfo>()
            .Where(method => !method.ContainsGenericParameters && ReferenceWorld.Takes(method, call.Arguments?.Count ?? 0))
            .Select(method => method.ReturnType));
    }

    private Type? TypeOfMember(MemberExpressionAst member, string name) => CaughtBy(member, name) ?? (OwnerOf(member) is { } owner
        ? TheOnly(ReferenceWorld.MembersOf(owner, name, member.Static).Select(found => found switch
        {
            PropertyInfo property => property.PropertyType,
            FieldInfo field => field.FieldType,
            _ => null,
        }))
        : null);

    /// <summary>The type of <c>$_.Exception</c> in a catch block that names one.</summary>
    private Type? CaughtBy(MemberExpressionAst member, string name) =>
        name == nameof(ErrorRecord.Exception)
        && member.Expression is VariableExpressionAst { VariablePath.UserPath: "_" }
        && EnclosingCatch(member) is { CatchTypes: [var caught] }
            ? world.Resolve(caught.TypeName, loaded)
            : null;

    private Type? TypeOfVariable(VariableExpressionAst variable)
    {
        var name = variable.VariablePath.UserPath;
        if (name == "_" && EnclosingCatch(variable) is not null)
        {
            return world.Get(typeof(ErrorRecord));
        }

        if (automatic.TryGetValue(name, out var known))
        {
            return known;
        }

        var key = (ScopeOf(variable), name.ToLowerInvariant());
        if (declared.TryGetValue(key, out var type))
        {
            return type;
        }

        if (!assigned.TryGetValue(key, out var values) || !underWay.Add(key))
        {
            return null;
        }

        // What starts as $null is of the other values' type, as long as it is worth asking for members.
        var types = values.Where(value => value is not VariableExpressionAst { VariablePath.UserPath: "null" }).Select(TypeOf);
        var only = TheOnly([.. types]);
        underWay.Remove(key);
        return only;
    }

    private void Note(Ast node)
    {
        switch (node)
        {
            case ParameterAst parameter:
                var given = parameter.Attributes.OfType<TypeConstraintAst>().FirstOrDefault();
                declared[Key(parameter.Name)] = given is null ? null : world.Resolve(given.TypeName, loaded);
                break;
            case AssignmentStatementAst { Left: ConvertExpressionAst { Child: VariableExpressionAst variable } convert }:
                declared[Key(variable)] = world.Resolve(convert.Type.TypeName, loaded);
                break;
            case AssignmentStatementAst { Left: VariableExpressionAst variable } assignment:
                NoteValue(variable, assignment.Operator == TokenKind.Equals ? ExpressionOf(assignment.Right) : null);
                break;
            case AssignmentStatementAst { Left: ArrayLiteralAst several }:
                foreach (var variable in several.Elements.OfType<VariableExpressionAst>())
                {
                    NoteValue(variable, null);
                }

                break;
            case ForEachStatementAst each:
                NoteValue(each.Variable, null);
                break;
        }
    }

    private static ExpressionAst? ExpressionOf(StatementAst value) => value switch
    {
        CommandExpressionAst expression => expression.Expression,
        PipelineAst { PipelineElements: [CommandExpressionAst expression] } => expression.Expression,
        _ => null,
    };

    private void NoteValue(VariableExpressionAst variable, ExpressionAst? value)
    {
        var key = Key(variable);
        if (!assigned.TryGetValue(key, out var values))
        {
            assigned[key] = values = [];
        }

        values.Add(value);
    }

    private static (Ast Scope, string Name) Key(VariableExpressionAst variable) =>
        (ScopeOf(variable), variable.VariablePath.UserPath.ToLowerInvariant());

    private static Ast ScopeOf(Ast node)
    {
        while (node.Parent is not null && node is not FunctionDefinitionAst)
        {
            node = node.Parent;
        }

        return node;
    }

    /// <summary>The catch block whose error $_ is, unless a script block or switch between gives it another meaning.</summary>
    private static CatchClauseAst? EnclosingCatch(Ast node)
    {
        while (node is not null and not ScriptBlockAst and not SwitchStatementAst)
        {
            if (node is CatchClauseAst found)
            {
                return found;
            }

            node = node.Parent;
        }

        return null;
    }

    private static Type? TheOnly(IEnumerable<Type?> types) => types.Distinct().Take(2).ToList() is [var only] ? only : null;
}
