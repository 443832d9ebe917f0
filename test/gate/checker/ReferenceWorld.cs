using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace PortReservation.Gate;

/// <summary>
/// The types and cmdlets of Windows PowerShell 5.1: .NET Framework 4.7.2 as its reference assemblies have it, and the
/// engine as PowerShellStandard.Library has it.
/// </summary>
internal sealed class ReferenceWorld : IDisposable
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    /// <summary>What a session has loaded at its start; everything else a script has to load.</summary>
    private static readonly string[] loadedAtStart =
        ["mscorlib", "System", "System.Core", "System.Xml", "System.Management", "System.DirectoryServices", "System.Management.Automation"];

    /// <summary>Short names of old types that PowerShell has had since version 6 only.</summary>
    private static readonly string[] newerShortNames = ["short", "ushort", "uint", "ulong"];

    private readonly MetadataLoadContext context;
    private readonly Assembly engine;
    private readonly IReadOnlyList<Assembly> ready;
    private readonly IReadOnlyList<Assembly> others;
    private readonly Dictionary<string, string> shortNames;
    private readonly Dictionary<Assembly, Dictionary<string, Type>> publicTypes = [];

    public ReferenceWorld()
    {
        string[] framework = Directory.GetFiles(PathOf("NetFramework"), "*.dll", SearchOption.AllDirectories);
        string[] files = [.. framework, Path.Combine(PathOf("PowerShellStandard"), "System.Management.Automation.dll")];
        context = new MetadataLoadContext(new PathAssemblyResolver(files), "mscorlib");
        var byName = files
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Facades" && !IsModuleOnly(file))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), context.LoadFromAssemblyPath);
        engine = byName["System.Management.Automation"];
        ready = [.. loadedAtStart.Select(name => byName[name])];
        others = [.. byName.Values.Except(ready)];
        shortNames = ShortNamesOfThisEngine();
        Cmdlets = engine.GetTypes().Where(IsCmdlet).ToDictionary(CmdletName, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The cmdlets of Microsoft.PowerShell.Core, by name.</summary>
    public IReadOnlyDictionary<string, Type> Cmdlets { get; }

    public Type Get(Type known) => Find(known.FullName!) ?? throw new InvalidOperationException($"{known} is not in 5.1.");

    public void Dispose() => context.Dispose();

    /// <summary>The type that a name in a script means in 5.1, or null where there is none.</summary>
    /// <param name="loaded">Names of the assemblies that the scripts load themselves.</param>
    public Type? Resolve(ITypeName name, IReadOnlySet<string> loaded) => name switch
    {
        ArrayTypeName array => Resolve(array.ElementType, loaded) is { } element
            ? array.Rank == 1 ? element.MakeArrayType() : element.MakeArrayType(array.Rank)
            : null,
        GenericTypeName generic => ResolveGeneric(generic, loaded),
        _ => ResolveSimple(name.FullName, loaded),
    };

    public static IEnumerable<MemberInfo> MembersOf(Type type, string name, bool isStatic)
    {
        IEnumerable<Type> owners = type.IsInterface ? [type, .. type.GetInterfaces()] : [type];
        return owners
            .SelectMany(owner => owner.GetMembers(Everything))
            .Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && IsStatic(member) == isStatic);
    }

    /// <summary>The types that a value of a type may really be of.</summary>
    public IEnumerable<Type> DerivedFrom(Type type) => ready
        .SelectMany(assembly => PublicTypesOf(assembly).Values)
        .Where(candidate => candidate != type && type.IsAssignableFrom(candidate));

    public static bool Takes(MethodBase method, int arguments)
    {
        var parameters = method.GetParameters();
        var takesMore = parameters.Length > 0 && parameters[^1].GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == nameof(ParamArrayAttribute));
        var required = parameters.Count(parameter => !parameter.IsOptional) - (takesMore ? 1 : 0);
        return arguments >= required && (takesMore || arguments <= parameters.Length);
    }

    /// <summary>The assembly that has a type which 5.1 does not find until the script has loaded it.</summary>
    public string? WhereElse(string fullName) =>
        others.FirstOrDefault(assembly => assembly.GetType(fullName) is { IsPublic: true })?.GetName().Name;

    private static bool IsStatic(MemberInfo member) => member switch
    {
        MethodBase method => method.IsStatic,
        FieldInfo field => field.IsStatic,
        PropertyInfo property => property.GetAccessors().Any(accessor => accessor.IsStatic),
        EventInfo happening => happening.AddMethod?.IsStatic == true,
        _ => true,
    };

    private static string PathOf(string name) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == name).Value!;

    /// <summary>System.EnterpriseServices comes with modules that are no assemblies of their own.</summary>
    private static bool IsModuleOnly(string file) =>
        Path.GetFileNameWithoutExtension(file) is "System.EnterpriseServices.Thunk" or "System.EnterpriseServices.Wrapper";

    private static Dictionary<string, string> ShortNamesOfThisEngine()
    {
        var table = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators")!.GetProperty("Get")!;
        return ((Dictionary<string, Type>)table.GetValue(null)!)
            .Where(entry => !newerShortNames.Contains(entry.Key))
            .ToDictionary(entry => entry.Key, entry => entry.Value.FullName!, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsCmdlet(Type type) => CmdletAttributeOf(type) is not null;

    private static string CmdletName(Type type) =>
        string.Join('-', CmdletAttributeOf(type)!.ConstructorArguments.Select(argument => argument.Value));

    private static CustomAttributeData? CmdletAttributeOf(Type type) => type
        .GetCustomAttributesData()
        .FirstOrDefault(attribute => attribute.AttributeType.Name == nameof(CmdletAttribute));

    private Type? ResolveGeneric(GenericTypeName name, IReadOnlySet<string> loaded)
    {
        var definition = ResolveSimple($"{name.TypeName.FullName}`{name.GenericArguments.Count}", loaded);
        var arguments = name.GenericArguments.Select(argument => Resolve(argument, loaded)).ToArray();
        return definition is null || arguments.Contains(null) ? null : definition.MakeGenericType(arguments!);
    }

    private Type? ResolveSimple(string name, IReadOnlySet<string> loaded)
    {
        var fullName = shortNames.GetValueOrDefault(name, name);
        return Find(fullName, loaded) ?? Find($"System.{fullName}", loaded);
    }

    private Type? Find(string fullName, IReadOnlySet<string>? loaded = null) => ready
        .Concat(others.Where(assembly => loaded?.Contains(assembly.GetName().Name!) == true))
        .Select(assembly => PublicTypesOf(assembly).GetValueOrDefault(fullName))
        .FirstOrDefault(type => type is not null);

    /// <summary>By name without regard to case, as PowerShell looks for them.</summary>
    private Dictionary<string, Type> PublicTypesOf(Assembly assembly)
    {
        if (!publicTypes.TryGetValue(assembly, out var types))
        {
            publicTypes[assembly] = types = new(StringComparer.OrdinalIgnoreCase);
            foreach (var type in assembly.GetExportedTypes())
            {
                types.TryAdd(type.FullName!, type);
            }
        }

        return types;
    }
}
