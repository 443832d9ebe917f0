using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace PortReservation.Gate.Rules;

/// <summary>Every .NET type and member that the scripts name exists in .NET Framework 4.7.2 or in the engine of 5.1.</summary>
internal static class NameRule
{
    /// <summary>Members that PowerShell itself adds to every value.</summary>
    private static readonly string[] everywhere = ["PSObject", "PSTypeNames", "PSBase", "Count", "Length", "ForEach", "Where"];

    public static IEnumerable<Fault> Check(ModuleFolder module, ReferenceWorld world)
    {
        var loaded = LoadedByScripts(module);
        var own = module.Types;
        foreach (var script in module.Scripts)
        {
            var inference = new TypeInference(world, script, loaded);
            foreach (var node in script.Nodes)
            {
                foreach (var message in MissingNames(node, own, world, loaded).Concat(MissingMembers(node, own, world, loaded, inference)))
                {
                    yield return new Fault("names", script.File, script.LineOf(node), message);
                }
            }
        }
    }

    /// <summary>The assemblies that the scripts name in full, which is how they load them.</summary>
    private static HashSet<string> LoadedByScripts(ModuleFolder module) =>
    [
        .. module.Scripts
            .SelectMany(script => script.Find<StringConstantExpressionAst>())
            .Where(text => text.Value.Contains(", Version=", StringComparison.Ordinal))
            .Select(text => text.Value.Split(',')[0]),
    ];

    private static IEnumerable<string> MissingNames(
        Ast node, IReadOnlyDictionary<string, TypeDefinitionAst> own, ReferenceWorld world, IReadOnlySet<string> loaded)
    {
        var name = node switch
        {
            TypeExpressionAst type => type.TypeName,
            TypeConstraintAst constraint => constraint.TypeName,
            AttributeAst attribute => attribute.TypeName,
            _ => null,
        };
        if (name is null || IsOwn(name, own) || name.Name.Equals("ordered", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        var found = world.Resolve(name, loaded) ?? (node is AttributeAst ? AttributeNamed(name, world, loaded) : null);
        if (found is null)
        {
            var elsewhere = world.WhereElse(name.FullName);
            yield return elsewhere is null
                ? $"5.1 has no type [{name.FullName}]"
                : $"[{name.FullName}] is in {elsewhere}, which 5.1 loads only when asked";
        }
        else if (node is AttributeAst attribute)
        {
            foreach (var argument in attribute.NamedArguments.Where(argument => !ReferenceWorld.MembersOf(found, argument.ArgumentName, false).Any()))
            {
                yield return $"[{name.FullName}] has no {argument.ArgumentName} in 5.1";
            }
        }
    }

    private static IEnumerable<string> MissingMembers(
        Ast node,
        IReadOnlyDictionary<string, TypeDefinitionAst> own,
        ReferenceWorld world,
        IReadOnlySet<string> loaded,
        TypeInference inference)
    {
        switch (node)
        {
            case ConvertExpressionAst { Child: HashtableAst table } convert when world.Resolve(convert.Type.TypeName, loaded) is { } type && IsPlain(type):
                foreach (var key in table.KeyValuePairs.Select(pair => pair.Item1).OfType<StringConstantExpressionAst>())
                {
                    if (!ReferenceWorld.MembersOf(type, key.Value, false).Any())
                    {
                        yield return $"[{type}] has no {key.Value} in 5.1";
                    }
                }

                break;
            case MemberExpressionAst { Static: true, Expression: TypeExpressionAst type } when IsOwn(type.TypeName, own):
                break;
            case MemberExpressionAst { Member: StringConstantExpressionAst name } member when inference.OwnerOf(member) is { } owner:
                // What a member answers may be of a type derived from the declared one.
                if (Missing(member, name.Value, owner) is { } message
                    && (member.Static || world.DerivedFrom(owner).All(derived => Missing(member, name.Value, derived) is not null)))
                {
                    yield return message;
                }

                break;
        }
    }

    private static string? Missing(MemberExpressionAst member, string name, Type owner)
    {
        var call = member as InvokeMemberExpressionAst;
        var arguments = call?.Arguments?.Count ?? 0;
        if (call is { Static: true } && name.Equals("new", StringComparison.OrdinalIgnoreCase))
        {
            var makes = owner.GetConstructors().Any(constructor => ReferenceWorld.Takes(constructor, arguments));
            return makes || (owner.IsValueType && arguments == 0) || owner.IsArray
                ? null
                : $"[{owner}] has no constructor with {arguments} arguments in 5.1";
        }

        if (!member.Static && (everywhere.Contains(name, StringComparer.OrdinalIgnoreCase) || IsOpen(owner, call is not null)))
        {
            return null;
        }

        var found = ReferenceWorld.MembersOf(owner, name, member.Static).ToList();
        if (call is null)
        {
            return found.Count > 0 ? null : $"[{owner}] has no {name} in 5.1";
        }

        return found.OfType<MethodInfo>().Any(method => ReferenceWorld.Takes(method, arguments))
            ? null
            : $"[{owner}] has no method {name} with {arguments} arguments in 5.1";
    }

    /// <summary>Whether values of the type have members that it does not tell: keys, elements' members, those of their own type.</summary>
    private static bool IsOpen(Type type, bool asMethod) => !asMethod && (Is(type, nameof(IDictionary)) || Is(type, nameof(IEnumerable)))
        && type.FullName != typeof(string).FullName
        || type.IsInterface
        || !IsPlain(type);

    private static bool IsPlain(Type type) =>
        type.FullName != typeof(object).FullName
        && type.FullName != typeof(PSObject).FullName
        && type.FullName != typeof(PSCustomObject).FullName
        && type.FullName != typeof(void).FullName
        && type.FullName != typeof(Hashtable).FullName
        && type.Namespace != "System.Management.Automation.Internal"
        && !BasesOf(type).Any(parent => parent.FullName == "System.Xml.XmlNode");

    private static bool Is(Type type, string contract) => type.IsArray || type.Name == contract || type.GetInterfaces().Any(found => found.Name == contract);

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var parent = type; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static bool IsOwn(ITypeName name, IReadOnlyDictionary<string, TypeDefinitionAst> own) => name switch
    {
        ArrayTypeName array => IsOwn(array.ElementType, own),
        _ => own.ContainsKey(name.Name) || own.ContainsKey($"{name.Name}Attribute"),
    };

    private static Type? AttributeNamed(ITypeName name, ReferenceWorld world, IReadOnlySet<string> loaded) =>
        world.Resolve(new TypeName(name.Extent, $"{name.FullName}Attribute"), loaded);
}
