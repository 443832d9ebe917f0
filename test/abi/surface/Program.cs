using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PortReservation.Surface;

/// <summary>
/// Prints, as JSON, what a built shim believes about Windows: the native functions it declares, its constants, and the
/// structures that it lays out by hand. Usage: <c>surface PortReservation.Shim.dll</c>.
/// </summary>
internal static class Program
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static void Main(string[] arguments)
    {
        var shim = Assembly.LoadFrom(Path.GetFullPath(arguments[0]));
        var surface = new
        {
            functions = shim.GetTypes().SelectMany(FunctionsOf),
            constants = shim.GetTypes().Where(type => !type.IsEnum).SelectMany(ConstantsOf),
            layouts = SocketAddresses.LayoutsOf(shim),
        };
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };
        Console.WriteLine(JsonSerializer.Serialize(surface, options));
    }

    private static IEnumerable<object> FunctionsOf(Type type)
    {
        foreach (var method in type.GetMethods(AnyStatic))
        {
            if (method.GetCustomAttribute<DllImportAttribute>() is { } import)
            {
                yield return new
                {
                    library = import.Value,
                    name = import.EntryPoint,
                    callingConvention = import.CallingConvention.ToString(),
                    returns = NameOf(method.ReturnType),
                    parameters = method.GetParameters().Select(parameter => new { name = parameter.Name, type = NameOf(parameter.ParameterType) }),
                };
            }
        }
    }

    private static IEnumerable<object> ConstantsOf(Type type)
    {
        return
            from field in type.GetFields(AnyStatic)
            where field.IsLiteral && field.FieldType != typeof(string)
            select new { name = $"{type.Name}.{field.Name}", value = field.GetRawConstantValue() };
    }

    /// <summary>The type's short name; <c>&amp;</c> marks one that is passed by reference.</summary>
    private static string NameOf(Type type)
    {
        return type.IsByRef ? $"{type.GetElementType()!.Name}&" : type.Name;
    }
}
