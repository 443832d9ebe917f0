using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;

namespace PortReservation.Shim
{
    /// <summary>What Windows says of its codes and where it keeps its programs, and what this shim runs on.</summary>
    public sealed class SystemInformation
    {
        /// <summary>FormatMessage: the system's text for a code, in the user's language.</summary>
        /// <param name="input">A Win32 or Winsock code as an <see cref="int"/>.</param>
        /// <returns>The text as a string.</returns>
        public Task<object> Message(object input)
        {
            return Answer.From<int>(input, code => new Win32Exception(code).Message);
        }

        /// <summary>MultiByteToWideChar: what a program has printed that writes in the system's OEM code page.</summary>
        /// <param name="input">The bytes, as a <see cref="byte"/> array.</param>
        /// <returns>The text as a string, or the Win32 code as an <see cref="int"/>.</returns>
        public Task<object> OemText(object input)
        {
            return Answer.From<byte[]>(input, Decode);
        }

        /// <summary>GetSystemDirectory: asked of Windows, so the environment cannot redirect it.</summary>
        /// <param name="input">Any <see cref="int"/>; edge-js passes one argument always.</param>
        /// <returns>The path as a string; empty where there is no such folder.</returns>
        public Task<object> SystemDirectory(object input)
        {
            return Answer.From<int>(input, _ => Environment.SystemDirectory);
        }

        /// <summary>The .NET runtime that hosts this shim, as in <c>.NET Framework 4.8.9310.0</c>.</summary>
        /// <param name="input">Any <see cref="int"/>.</param>
        /// <returns>Its name and version as a string.</returns>
        public Task<object> Runtime(object input)
        {
            return Answer.From<int>(input, _ => RuntimeInformation.FrameworkDescription);
        }

        /// <summary>Finds every native function that this shim imports, and calls none.</summary>
        /// <param name="input">Any <see cref="int"/>.</param>
        /// <returns>
        /// A string array with an entry for each: its name, a space, and 0 or the Win32 code that says what is missing,
        /// the library (126) or the function in it (127).
        /// </returns>
        public Task<object> NativeFunctions(object input)
        {
            return Answer.From<int>(input, _ => typeof(NativeMethods)
                .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
                .Where(method => method.GetCustomAttribute<DllImportAttribute>() != null)
                .Select(method => method.Name + " " + Answer.From<MethodInfo>(method, Find).Result)
                .ToArray());
        }

        private static object Decode(byte[] printed)
        {
            if (printed.Length == 0)
            {
                return "";
            }
            // No code page makes more than one unit of UTF-16 of a byte.
            var utf16 = new byte[printed.Length * 2];
            var units = NativeMethods.MultiByteToWideChar(
                NativeMethods.OemCodePage, 0, printed, printed.Length, utf16, printed.Length);
            return units == 0 ? Marshal.GetLastWin32Error() : (object)Encoding.Unicode.GetString(utf16, 0, units * 2);
        }

        private static object Find(MethodInfo method)
        {
            Marshal.Prelink(method);
            return 0;
        }
    }
}
